"""A small press of every kind of thing that cross-checking compares, for the laws of renewal: few values, so that much meets; and all that a
dossier tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.made import Made, made

from recoupe.model import Digest, Party, Quantity, Reading, Span, Telling, Term
from recoupe.store import Dossier

KEPT = "JOIN ledger_articles a ON a.number = t.article"
# What the file tells, without the numbers of its rows.
TOLD = {
    "events": """SELECT id, type, date, since, until, place, sentence_fr, actor_names, articles, tellings, origins, disputes, first, last
      FROM events""",
    "accounts": """SELECT x.event, x.rank, s.sha, a."index", x.origin, a.telling FROM event_accounts x
      JOIN accounts a ON a.key = x.account JOIN articles s ON s.id = a.article""",
    "claims": """SELECT d.*, c.side, c.rank, s.sha, c.start, c.words, c.origin FROM
      (SELECT id, event, property, severity, kind, sentence_fr, reason_fr, settled_fr FROM disputes) d JOIN claims c ON c.dispute = d.id
      LEFT JOIN articles s ON s.id = c.article""",
    "statements": """SELECT t.id, t.speaker, s.sha, q."index" FROM statements t JOIN statement_quotes w ON w.statement = t.id
      JOIN quotes q ON q.key = w.quote JOIN articles s ON s.id = q.article""",
    "copies": """SELECT l.sha, r.sha, c.relation, c.score, c.shared FROM copies c JOIN articles l ON l.id = c."left"
      JOIN articles r ON r.id = c."right\"""",
    "words": "SELECT words FROM event_index JOIN events ON key = event_index.id",
    **{name: f"SELECT * FROM {name}" for name in ("event_actors", "joins", "event_links", "event_numbers", "origins")},
    **{f"ledger_{name}": f"SELECT * FROM ledger_{name}" for name in ("blocks", "edges", "links", "origins", "findings")},
    "ledger_tellings": f'SELECT t.telling, a.sha, t."index", t.event FROM ledger_tellings t {KEPT}',
    "ledger_marks": f"SELECT t.mark, a.sha FROM ledger_marks t {KEPT}",
    "ledger_wordings": f'SELECT speaker, week, a.sha, "index", day, voice, name, stems, statement FROM ledger_wordings t {KEPT}',
    "ledger_figures": f'SELECT figure, a.sha, "index", kind, names, stems, date, published, thing FROM ledger_figures t {KEPT}',
    "ledger_uses": f'SELECT ground, part, published, a.sha, "index", content FROM ledger_uses t {KEPT}',
}
RANKS = ("colonel", "général")
GENERAL = Party(name="Amadou Bah", kind="person", country="MLI", key="person:amadou bah")
# Words for the same men: side and word.
MEN = (("instructors", "instructeurs"), ("mercenaries", "mercenaires"))
WORDS = ("inondation", "barrage", "village", "sinistre", "evacuation", "fleuve")
# Of so many tellings one is a plan, one names the officer, one the men; of so many articles one bears no date, one carries an agency's text.
PLANNED, OFFICER, NAMING, UNDATED, CARRIED = 5, 6, 6, 9, 7


def press(articles: int, seed: int) -> list[Made]:
    """So many articles, the same for one seed."""
    random = Random(seed)
    shared = tuple(random.getrandbits(48) for _ in range(40))
    rows = made(2 * articles, seed)
    return [varied(reading, digest, random, shared) for reading, digest in random.sample(rows, articles)]


def varied(reading: Reading, digest: Digest, random: Random, shared: Sequence[int]) -> Made:
    """An article with plans, ranks, loaded words and numbers of its own."""
    published = None if random.randrange(UNDATED) == 0 else f"2021-03-{random.randrange(1, 28):02}"
    article = replace(reading.article, published=published and replace(reading.article.published, value=published))
    tellings = tuple(told(replace(telling, published=published), random) for telling in digest.tellings)
    terms = tuple(term for telling in tellings for term in telling.terms)
    runs = (*shared, *digest.prints[40:]) if random.randrange(CARRIED) == 0 else digest.prints
    changed = replace(
        digest,
        published=published,
        tellings=tellings,
        terms=terms,
        figures=tuple(figure(digest, published, i, random) for i in range(3)),
        sayings=tuple(replace(s, published=published) for s in digest.sayings),
        prints=runs,
        agency="AFP" if random.randrange(CARRIED) == 0 else None,
    )
    accounts = tuple(replace(a, status=t.status) for a, t in zip(reading.accounts, tellings, strict=True))
    return replace(reading, article=replace(article, agency=changed.agency), accounts=accounts), changed


def told(telling: Telling, random: Random) -> Telling:
    """A telling that may be a plan, name the officer by one of his ranks, or the men by one of their words."""
    terms = (men(telling, random),) if random.randrange(NAMING) == 0 else ()
    officer = replace(GENERAL, titles=(random.choice(RANKS),)) if random.randrange(OFFICER) == 0 else telling.asserted_by
    is_plan = random.randrange(PLANNED) == 0
    date = "2021-03-20" if telling.date and random.randrange(2) else telling.date
    return replace(telling, terms=terms, asserted_by=officer, status="planned" if is_plan else telling.status, date=date)


def men(telling: Telling, random: Random) -> Term:
    group, words = random.choice(MEN)
    return Term(
        article=telling.article,
        article_id=telling.key[0],
        span=Span(telling.trigger.start + 10, telling.trigger.start + 20),
        words=words,
        family="men_from_abroad",
        group=group,
        people="RUS",
        place="MLI",
        outlet=telling.outlet,
        published=telling.published,
        set_against=random.randrange(3) == 0,
        denied=random.randrange(5) == 0,
    )


def figure(digest: Digest, published: str | None, index: int, random: Random) -> Telling:
    """A number of something that is no event."""
    count = float(random.choice((10, 40)))
    span = Span(400 * index + 20, 400 * index + 30) if random.randrange(2) else Span(3000 + index * 20, 3010 + index * 20)
    return Telling(
        key=(digest.id, index),
        article=digest.name,
        outlet=digest.outlet,
        published=published,
        type="FIGURE",
        mode=None,
        context=(),
        trigger=span,
        evidence=(span,),
        wording="",
        actors=(),
        recipients=(),
        place=None,
        date=None,
        counts=(Quantity(span=span, low=count, high=count, unit="mort", measure="deaths"),),
        polarity="affirmed",
        status="actual",
        trigger_words=f"{count:g}",
        count_words=(f"{count:g}",),
        count_kinds=("deaths",),
        count_units=("deaths",),
        stems=tuple(sorted(random.sample(WORDS, 4))),
        names=(f"place:ville {random.randrange(6)}",),
    )


def told_by(path: Path) -> dict[str, list[str]]:
    """All that the dossier tells, row for row, in an order of its own."""
    with Dossier(path) as dossier:
        return {name: sorted(repr(tuple(row)) for row in dossier._db.execute(sql)) for name, sql in TOLD.items()}
