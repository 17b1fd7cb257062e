"""How fast articles are taken in, on one core: flat texts and HTML pages a second of processor time, and what the libraries under it take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import py3langid
import trafilatura

from bench.figures import Figure
from recoupe.acquire.article import build
from recoupe.acquire.html import page_from_html
from recoupe.acquire.inputs import article_from_text
from recoupe.acquire.language import SAMPLE
from recoupe.acquire.sidecar import Row

SECONDS = 3
SENTENCES = (
    "Le conseil municipal de Ségou a voté lundi la rénovation du marché central, pour un montant de deux milliards de francs.",
    "« Les travaux commenceront avant la saison des pluies », a promis le maire, Issa Koné, devant une salle comble.",
    "L'opposition juge le calendrier intenable et demande un audit des comptes de la commune, publiés avec un an de retard.",
    "Selon un document que nous avons pu consulter, trois entreprises se sont partagé les premiers lots sans appel d'offres.",
    "Le gouverneur a promis une réponse avant la fin du mois ; les commerçants, eux, menacent de fermer boutique dès jeudi.",
)
HEAD = (
    "Accueil",
    "Politique",
    "Économie",
    "Ségou : le marché central sera rénové",
    "Par Awa Diallo",
    "Publié le 4 mai 2021 à 10h15",
    "Partager",
)
TAIL = (
    "Articles similaires",
    "Mopti : le pont rouvert",
    "2 commentaires",
    "Moussa",
    "lol encore des promesses",
    "LAISSER UN COMMENTAIRE",
    "Nom *",
)


def flat(n: int) -> str:
    """A page of some 2,500 characters and thirty lines, different for each `n`."""
    body = [" ".join(SENTENCES[(n + k + j) % len(SENTENCES)] for j in range(2)) + f" ({n}-{k})" for k in range(9)]
    return "\n".join((*HEAD, *body, *TAIL))


def page(n: int) -> str:
    """An HTML page of some 60 kB, of which the article is a twentieth, as the press's pages are."""
    lines = flat(n).split("\n")
    menu = "".join(f'<li class="menu-item menu-item-{k}"><a href="/rubrique/{k}">Rubrique {k}</a></li>' for k in range(250))
    script = "<script>var a = [" + ",".join(str(k) for k in range(4000)) + "];</script>"
    body = "".join(f"<p>{line}</p>" for line in lines[len(HEAD) : -len(TAIL)])
    meta = '<meta property="article:published_time" content="2021-05-04T10:15:00+00:00"><meta property="og:site_name" content="Le Fleuve">'
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>{lines[3]}</title>{meta}{script}</head><body><nav><ul>{menu}</ul></nav>'
        f"<main><article><h1>{lines[3]}</h1>{body}</article></main><aside><ul>{menu}</ul></aside><footer>© 2021</footer></body></html>"
    )


def rate(work: Callable[[str], object], inputs: Sequence[str], seconds: float) -> float:
    """Inputs a second of processor time."""
    work(inputs[0])
    start, done = time.process_time(), 0
    while time.process_time() - start < seconds:
        work(inputs[done % len(inputs)])
        done += 1
    return done / (time.process_time() - start)


def html_article(markup: str) -> object:
    """What acquire does with an HTML page, reading the file apart."""
    found = page_from_html(markup, name="page", path="page.html")
    return build(found, Row()) if found is not None else None


def run(size: int | None = None) -> Iterator[Figure]:
    """Inputs a second of processor time; `size` is how many seconds each is measured."""
    seconds = float(size or SECONDS)
    texts, pages = [flat(n) for n in range(50)], [page(n) for n in range(10)]
    alone: Callable[[str], object] = partial(trafilatura.bare_extraction, favor_precision=True, with_metadata=True)
    for name, work, inputs in (
        ("flat articles", article_from_text, texts),
        (f"of which the language (py3langid, {SAMPLE} characters)", lambda text: py3langid.classify(text[:SAMPLE]), texts),
        ("HTML pages", html_article, pages),
        ("of which trafilatura alone", alone, pages),
    ):
        yield Figure(name=f"{name}, a second", value=f"{rate(work, inputs, seconds):,.0f}")
