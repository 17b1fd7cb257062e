"""`recoupe show ID`: one event, dispute, quote, actor or article with its evidence, the sentences themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from rich.console import Console

from recoupe.commands.common import command, dossier_option, json_option, locale, option, print_json, text
from recoupe.commands.listing import in_locale, opened
from recoupe.messages import say
from recoupe.model import Account, Agreement, Reading, Span
from recoupe.store.dossier import Dossier
from recoupe.store.rows import ActorPage, ArticlePage, DisputeRow, EventPage, QuoteRow, TellingRow
from recoupe.text import one_line
from recoupe.web.words import compare
from recoupe.write.contract import contract
from recoupe.write.rows import actor_json, dispute_json, event_json, quote_json

Lines = Iterable[str]


def byline(outlet: str | None, name: str, published: str | None) -> str:
    """Where words stand: outlet, article, date."""
    return ", ".join(part for part in (outlet, name, published) if part)


def show_event(page: EventPage, dossier: Dossier, refused: bool) -> Lines:
    row = page.row
    yield f"{row.id}  {'/'.join((row.type, *row.modes))}  {row.date or ''}  {row.place or ''}".rstrip()
    yield in_locale(row.sentence)
    yield ""
    yield f"{text('show.evidence')}: {text('summary.articles', n=row.articles)}, {row.origins} {text('column.origins')}"
    for telling in page.tellings:
        yield from show_telling(telling, dossier)
    yield from titled(text("show.origins"), (f"{origin.name}: {in_locale(origin.reason)}" for origin in page.origins))
    yield from titled(text("show.agreed"), (agreement_line(agreement, page) for agreement in row.agreed))
    yield from titled(text("show.joins"), sorted({in_locale(reason) for join in page.joins for reason in join.reasons}))
    yield from titled(text("show.disputes"), (f"{d.id}: {in_locale(d.sentence)}" for d in page.disputes))


def agreement_line(agreement: Agreement, page: EventPage) -> str:
    """« nombre : 11 morts — Le Nord, Awa Diarra »."""
    names = ", ".join(origin.name for origin in page.origins if origin.id in agreement.origins)
    return f"{text(f'property.{agreement.property}')}: {in_locale(agreement.value)} — {names}"


def show_telling(row: TellingRow, dossier: Dossier) -> Lines:
    telling = row.telling
    by = telling.asserted_by.name if telling.asserted_by else text("show.outlet_itself")
    where = byline(telling.outlet, telling.article, telling.published)
    yield f"  • {where} — {text('show.according')} {by} [{telling.polarity}, {telling.status}]"
    yield f"    {one_line(row.sentence, 400)}"
    if page := dossier.article(telling.key[0]):
        yield from (f"    {line}" for line in party_lines(page.reading, page.reading.accounts[telling.key[1]]))


def show_dispute(row: DisputeRow, dossier: Dossier, refused: bool) -> Lines:
    yield f"{row.id}  {row.property}  {text(f'severity.{row.severity}')}"
    yield in_locale(row.sentence)
    yield f"{text('show.reason')}: {in_locale(row.reason)}"
    if row.settled:
        yield f"{text('show.settled')}: {in_locale(row.settled)}"
    yield ""
    for side in row.sides:
        yield side.value
        for claim in side.claims:
            yield f"  • {byline(claim.outlet, claim.article, claim.published)} — {text('show.according')} {claim.asserted_by}"
            yield f"    {sentence_at(dossier, claim.article_id, claim.span)}"
    yield ""
    yield f"{text('show.event')}: {row.event} {in_locale(row.event_sentence)}"


def sentence_at(dossier: Dossier, article_id: str, span: Span) -> str:
    """The line of the article in which `span` stands, its words set apart."""
    page = dossier.article(article_id)
    if page is None:
        return ""
    words = page.article.text
    start = max(words.rfind("\n", 0, span.start), words.rfind(". ", 0, span.start) + 1) + 1
    stops = [stop for mark in (". ", "\n") if (stop := words.find(mark, span.end)) >= 0]
    end = min(stops, default=len(words)) + 1
    return one_line(f"{words[start : span.start]}[{words[span.start : span.end]}]{words[span.end : end]}", 500)


def show_quote(row: QuoteRow, dossier: Dossier, refused: bool) -> Lines:
    yield f"{row.id}  {row.manner}  {row.stance}  {byline(row.outlet, row.name, row.published)}"
    yield f"{row.speaker_name or '?'}: {one_line(row.content, 2000)}"
    if row.relays:
        yield f"{text('show.chain')}: {' → '.join((row.speaker_name or '?', *row.relays, row.outlet or row.name))}"
    if row.reason:
        yield f"{text('show.reason')}: {row.reason}{score_of(row, dossier)}"
    yield f"{text('show.before_after')}: {one_line(' '.join((row.before, row.text, row.after)), 2000)}"
    if row.statement:
        others = (other for other in dossier.quotes(statement=row.statement) if other.id != row.id)
        yield from titled(text("show.wordings"), (wording_line(row, other) for other in others))


def wording_line(row: QuoteRow, other: QuoteRow) -> str:
    """Another outlet's wording of the same statement, what differs from ours in brackets."""
    pieces = compare(one_line(other.content, 600), one_line(row.content, 600))[0]
    marked = "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces)
    return f"{other.id} {byline(other.outlet, other.name, other.published)}: {marked}"


def score_of(row: QuoteRow, dossier: Dossier) -> str:
    """How sure the speaker of a quote is."""
    page = dossier.article(row.article)
    return scored(page.reading.quotes[row.index].score) if page else ""


def scored(score: float) -> str:
    """How sure the program is, from 0 to 1."""
    return f" ({text('show.score')} {score:.2f})"


def show_actor(page: ActorPage, dossier: Dossier, refused: bool) -> Lines:
    row = page.row
    yield f"{row.id}  {row.name}  ({row.kind}{', ' + row.country if row.country else ''})"
    yield from titled(text("show.aliases"), (f"{name} ({count})" for name, count in page.aliases))
    yield from titled(text("show.roles"), (" ".join(str(p) for p in (role.title, role.since, role.until) if p) for role, _ in page.offices))
    yield from titled(text("show.partners"), (f"{partner.type} · {partner.actor.name} ({partner.events})" for partner in page.partners))
    quotes = dossier.quotes(speaker=row.id, limit=20)
    yield from titled(text("show.statements"), (f"{q.id} {byline(q.outlet, q.name, q.published)}: {one_line(q.content)}" for q in quotes))


def show_article(page: ArticlePage, dossier: Dossier, refused: bool) -> Lines:
    row, reading = page.row, page.reading
    yield f"{row.name}  {byline(row.outlet, row.title, row.published)} ({row.basis or '?'})"
    if row.published_why:
        yield say("tighten.why", locale(), reason=in_locale(row.published_why))
    if row.url:
        yield row.url
    yield from titled(text("show.statements"), (f"{q.id} {q.speaker_name or '?'} [{q.stance}]: {one_line(q.content)}" for q in page.quotes))
    yield from titled(text("show.accounts"), (account_lines(reading, account) for account in reading.accounts))
    if refused:
        yield from titled(text("show.refused"), (f"{r.type}: « {page.article.words(r.span)} » — {r.reason}" for r in reading.refusals))
    yield from titled(text("problems_title"), (problem.sentence for problem in reading.problems))


def account_lines(reading: Reading, account: Account) -> str:
    """What is told, where, and each party with the reason why it is who it is."""
    kind = "/".join(part for part in (account.type, account.mode) if part)
    told = one_line(reading.article.words(account.evidence[0]))
    line = f"{kind} [{account.polarity}, {account.status}] {account.date or ''} « {told} »"
    return "\n    ".join((line, *party_lines(reading, account)))


def party_lines(reading: Reading, account: Account) -> Lines:
    """The parties of an account: role, name, reason, score."""
    names = {actor.id: actor.name for actor in reading.actors}
    why = {party.actor: f" — {party.reason}{scored(party.score)}" for party in account.resolved}
    for role, ids in (("show.doer", account.actors), ("show.recipient", account.recipients)):
        yield from (f"{text(role)}: {names[id_]}{why.get(id_, '')}" for id_ in ids)


def titled(title: str, rows: Lines) -> Lines:
    """A title and its rows, or nothing where there are none."""
    rows = list(rows)
    if rows:
        yield ""
        yield title
        yield from (f"  • {row}" for row in rows)


# What an id may name, in the order tried: how it is found, shown, and printed for programs.
THINGS: tuple[tuple[str, Callable[..., Lines], Callable[..., object]], ...] = (
    ("event", show_event, event_json),
    ("dispute", show_dispute, dispute_json),
    ("quote", show_quote, quote_json),
    ("actor", show_actor, lambda page: actor_json(page.row)),
    ("article", show_article, lambda page: contract(page.reading)),
)


@command("show")
@click.argument("id")
@option("--refused", key="refused", is_flag=True)
@json_option
@dossier_option
def show(id: str, refused: bool, as_json: bool, dossier: Path) -> None:
    """Shows the first thing that `id` names."""
    with opened(dossier) as held:
        for kind, lines, to_json in THINGS:
            if (found := getattr(held, kind)(id)) is not None:
                if as_json:
                    print_json([to_json(found)])  # type: ignore[list-item]
                else:
                    console = Console(highlight=False, soft_wrap=True)
                    for line in lines(found, held, refused):
                        console.print(line, markup=False)
                return
    raise click.UsageError(text("not_found", id=id))
