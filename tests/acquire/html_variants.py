"""Invented HTML pages that say their title and date in the many ways of the press, and set the usual traps."""

from __future__ import annotations

from dataclasses import dataclass

SITE = "Le Phare du Sahel"
TITLE = "Kayes : le pont sur le fleuve rouvre aux camions"
WORDS = (
    "Le pont de Kayes a rouvert aux poids lourds après onze semaines de travaux, a annoncé la direction régionale des routes.",
    "Quelque trois cents camions attendaient sur la rive gauche, certains depuis plus d'un mois, selon le syndicat des transporteurs.",
    "« Nous reprenons la route de Dakar avec soulagement », a déclaré son secrétaire général, Moussa Sidibé, devant la presse.",
    "Les travaux ont coûté deux milliards de francs. Un second chantier, plus lourd, doit suivre à la fin de la saison des pluies.",
)
RELATED = '<aside class="related"><h3>À lire aussi</h3><ul>{}</ul></aside>'
LATER = RELATED.format('<li><a href="/a">Gao : le bac en panne</a> <time datetime="2023-11-02">2 novembre 2023</time></li>')
COMMENTS = (
    '<section id="comments"><h3>2 commentaires</h3><p class="comment-date">3 juin 2023 à 10:12</p><p>Enfin une bonne nouvelle</p></section>'
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One page: what stands in its head, above and below its text, its address; and what it truly says."""

    name: str
    head: str = ""
    above: str = ""
    below: str = ""
    url: str | None = None
    date: str | None = "2023-05-14"
    title_tag: str = TITLE
    heading: str = f"<h1>{TITLE}</h1>"
    first: str = WORDS[0]

    @property
    def markup(self) -> str:
        """The page as HTML."""
        body = "".join(f"<p>{words}</p>" for words in (self.first, *WORDS[1:]))
        menu = '<nav><ul><li><a href="/">Accueil</a></li><li><a href="/politique">Politique</a></li></ul></nav>'
        return (
            f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{self.title_tag}</title>{self.head}</head><body>'
            f"<header><a href='/'>{SITE}</a></header>{menu}<main><article>{self.heading}{self.above}{body}</article></main>{self.below}"
            f"<footer>© 2024 {SITE} - Tous droits réservés</footer></body></html>"
        )


def ld(content: str) -> str:
    """A script of linked data."""
    return f'<script type="application/ld+json">{content}</script>'


def meta(name: str, content: str, key: str = "name") -> str:
    """A meta element."""
    return f'<meta {key}="{name}" content="{content}">'


def line(words: str) -> str:
    """A line of its own under the title."""
    return f'<p class="meta">{words}</p>'


ARTICLE = (
    f'"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2023-05-14T08:00:00+00:00", "dateModified": "2023-06-01T09:00:00Z"'
)
STAMP, CHANGED = "2023-05-14T08:00:00Z", "2023-06-01T09:00:00Z"
VARIANTS = (
    Variant("json-ld", ld(f'{{"@context": "https://schema.org", {ARTICLE}}}'), below=LATER),
    Variant("json-ld graph", ld(f'{{"@graph": [{{"@type": "WebSite", "name": "{SITE}"}}, {{{ARTICLE}}}]}}'), below=LATER),
    Variant("json-ld list", ld(f'[{{"@type": "BreadcrumbList"}}, {{{ARTICLE}}}]')),
    Variant("open graph", meta("article:modified_time", CHANGED, "property") + meta("article:published_time", STAMP, "property")),
    Variant("open graph, changed only, line says", meta("og:updated_time", CHANGED, "property"), line("Publié le 14 mai 2023 à 8h00")),
    Variant("dublin core", meta("DC.date.issued", "2023-05-14")),
    Variant("parsely", meta("parsely-pub-date", STAMP)),
    Variant("sailthru", meta("sailthru.date", "2023-05-14 08:00:00")),
    Variant("meta date", meta("date", "2023-05-14")),
    Variant("pubdate", meta("pubdate", "20230514")),
    Variant("itemprop", above='<span itemprop="datePublished" content="2023-05-14">dimanche</span>', below=LATER),
    Variant("time", above='<time datetime="2023-05-14T08:00">14 mai</time>', below=LATER + COMMENTS),
    Variant("time, published and updated", above=f'<time class="entry-date published" datetime="{STAMP}">14 mai 2023</time>'
            f'<time class="updated" datetime="{CHANGED}">1 juin 2023</time>'),
    Variant("updated above published", above=f'<time class="updated" datetime="{CHANGED}">Mis à jour le 1er juin 2023</time>'
            f'<time class="published" datetime="{STAMP}">Publié le 14 mai 2023</time>'),
    Variant("address", url="https://phare.example/2023/05/14/kayes-pont.html", below=LATER),
    Variant("address, compact", url="https://phare.example/actu/kayes-pont-20230514.html", below=LATER),
    Variant("french line", above=line("Publié le 14 mai 2023 à 10h15"), below=LATER + COMMENTS),
    Variant("french line, changed after", above=line("Publié le 14 mai 2023, mis à jour le 1er juin 2023")),
    Variant("french line, changed before", above=line("Mis à jour le 1er juin 2023 - Publié le 14 mai 2023")),
    Variant("french byline", above=line("Par Awa Diallo, le dimanche 14 mai 2023"), below=LATER),
    Variant("first of the month", above=line("Publié le 1er août 2023"), date="2023-08-01"),
    Variant("short month", above=line("14 févr. 2023"), date="2023-02-14", below=COMMENTS),
    Variant("day before month", above=line("Publié le 04/05/2023 à 10:15"), date="2023-05-04"),
    Variant("dots", above=line("Publié: 04.05.2023, 10h15"), date="2023-05-04"),
    Variant("dateline", first="KAYES, 14 mai 2023 (AFP) – " + WORDS[0], below=LATER),
    Variant("today's date on top", above=line("Publié le 14 mai 2023"), below="", heading=f"<p class='today'>Samedi 18 novembre 2023</p><h1>{TITLE}</h1>"),
    Variant("history in the text", above=line("Publié le 14 mai 2023"), first=WORDS[0] + " L'ouvrage avait été inauguré le 3 mars 2011."),
    Variant("only history", first=WORDS[0] + " L'ouvrage avait été inauguré le 3 mars 2011.", date=None),
    Variant("only a footer", date=None),
    Variant("only related", below=LATER, date=None),
    Variant("only comments", below=COMMENTS, date=None),
    Variant("site behind the title", meta("article:published_time", STAMP, "property"), title_tag=f"{TITLE} | {SITE}"),
    Variant("site before the title", meta("article:published_time", STAMP, "property"), title_tag=f"{SITE} - {TITLE}"),
    Variant("site's own heading", meta("og:title", TITLE, "property") + meta("date", "2023-05-14"), heading=f"<h1>{SITE}</h1><h2>{TITLE}</h2>"),
    Variant("no heading", meta("date", "2023-05-14"), title_tag=f"{TITLE} - {SITE}", heading=""),
    Variant("open graph's title is cut", meta("og:title", TITLE, "property") + meta("date", "2023-05-14"), title_tag=SITE),
    Variant("headline in linked data", ld(f"{{{ARTICLE}}}"), title_tag=SITE, heading=f'<div class="titre">{TITLE}</div>'),
)  # fmt: skip
