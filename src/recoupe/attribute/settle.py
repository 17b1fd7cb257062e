"""Turns drafts into quotes: whose words they are, who carried them, whether the speaker is nameless, what stands in what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.attribute.anonymity import asks_for_it, is_nameless, load_nameless
from recoupe.attribute.chains import is_carrier, load_patterns, relays_in
from recoupe.attribute.handing import fuller, handed_on
from recoupe.attribute.page import load_words
from recoupe.attribute.phrases import Phrase
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import is_pronoun
from recoupe.attribute.stance import stance_of
from recoupe.model import Cue, Quote, Relay, Span
from recoupe.text import cover, fold

STEM = 6  # letters of a word that are compared: continuera, continuerons
SHARED_STEMS = 4  # words that two tellings of one statement must share at least; half of the first one's words beside
SAME_SPEECH = 400  # characters from one quote to the next of one speech: a sentence or two of the outlet's between
NEAR = 10  # drafts on either side of one that may share its sentence or hold it


def settle(scene: Scene, drafts: Sequence[Draft], sentence_of: dict[int, Sentence]) -> tuple[Quote, ...]:
    """The quotes of `drafts`, which stand in the order of their starts."""
    quotes: list[Quote] = []
    for draft, quote in zip(drafts, _quotes(scene, drafts, sentence_of), strict=True):
        quotes.append(_carried(scene.page.text, draft, quote, quotes))
    return _introduced(scene.page.text, tuple(quotes))


def _quotes(scene: Scene, drafts: Sequence[Draft], sentence_of: dict[int, Sentence]) -> Iterator[Quote]:
    last: Phrase | None = None
    hidden: set[Phrase] = set()  # who asked for namelessness keeps it further down
    for number, draft in enumerate(drafts):
        sentence = sentence_of[id(draft)]
        parent = _parent(draft, drafts, number)
        who = draft.source or handed_on(scene, draft, drafts[:number], drafts[number + 1 :], sentence_of)
        full = fuller(scene, who, last, sentence) or who if who and is_pronoun(scene, who) else who
        if full and not is_pronoun(scene, full) and parent is None:
            last = full
        quote = _quote(scene, draft, who, full, parent, _around(draft, drafts, number, sentence))
        if quote.anonymous and full:
            hidden.add(full)
        yield replace(quote, anonymous=True) if full in hidden else quote


def _quote(scene: Scene, draft: Draft, who: Phrase | None, full: Phrase | None, parent: int | None, around: Sequence[Span]) -> Quote:
    page, nameless = scene.page, load_nameless()
    source = page.span(who.first, who.stop) if who else None
    own = [page.span(draft.source.first, draft.source.stop)] if draft.source else []
    hidden = any(asks_for_it(page.text[span.start : span.end], nameless) for span in around)
    return Quote(
        span=cover((*draft.content, *([draft.cue] if draft.cue else []), *own)),
        content=draft.content,
        manner=draft.manner,
        rule=draft.rule,
        stance=stance_of(draft.stance, page.text[draft.content[0].start : draft.content[-1].end]),
        cue=Cue(span=draft.cue, lemma=draft.lemma) if draft.cue else None,
        source=source,
        antecedent=page.span(full.first, full.stop) if full and full is not draft.source else None,
        anonymous=hidden or full is None or is_nameless(page, full, scene.speakers, nameless),
        relays=_relays(scene, draft, around, source),
        parent=parent,
    )


def _parent(draft: Draft, drafts: Sequence[Draft], number: int) -> int | None:
    """The number of the smallest quote that holds both the cue and the words of `draft`."""
    near = range(max(0, number - NEAR), min(len(drafts), number + NEAR))
    holders = [i for i in near if i != number and draft.cue and any(_holds(piece, draft) for piece in drafts[i].content)]
    return min(holders, key=lambda i: sum(map(len, drafts[i].content))) if holders else None


def _holds(piece: Span, draft: Draft) -> bool:
    return draft.cue is not None and piece.contains(draft.cue) and piece.contains(draft.content[0])


def _around(draft: Draft, drafts: Sequence[Draft], number: int, sentence: Sentence) -> tuple[Span, ...]:
    """The sentence without what is said in it: where relays and calls for anonymity stand."""
    near = drafts[max(0, number - NEAR) : number + NEAR]
    holes = sorted(
        piece
        for other in near
        for piece in other.content
        if piece.overlaps(sentence.span) and (other is draft or not piece.contains(draft.content[0]))
    )
    out, at = [], sentence.span.start
    for hole in holes:
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < sentence.span.end:
        out.append(Span(at, sentence.span.end))
    return tuple(out)


def _relays(scene: Scene, draft: Draft, around: Sequence[Span], source: Span | None) -> tuple[Relay, ...]:
    """The carriers told around a quote; a place (« un entretien à Moscou ») is none."""
    page = scene.page
    found = relays_in(page.text, around, source, load_patterns(), after=draft.cue.start if draft.cue else 0)
    return tuple(relay for relay in found if relay.span is None or is_carrier(relay.name) or not _is_place(scene, relay.span))


def _is_place(scene: Scene, span: Span) -> bool:
    """True for a name of a place that no « agence », « quotidien » stands before."""
    at = scene.page.at(span.start)
    return scene.page.named[at] == "LOC" and scene.page.low[at - 1] not in scene.speakers.media


def _carried(text: str, draft: Draft, quote: Quote, before: Sequence[Quote]) -> Quote:
    """`quote` with the relays that its surroundings give it: the speaker of the quote around it, the medium of the one it continues."""
    if quote.parent is not None and quote.parent < len(before):
        parent = before[quote.parent]
        teller = parent.antecedent or parent.source
        if teller and teller not in (quote.source, quote.antecedent):
            return replace(quote, relays=(*quote.relays, Relay(name=text[teller.start : teller.end], span=teller)))
    if before and not quote.relays and _goes_on(text, draft, quote, before[-1]):
        return replace(quote, relays=before[-1].relays)
    return quote


def _goes_on(text: str, draft: Draft, quote: Quote, before: Quote) -> bool:
    """True where a quote goes on with the speech of the one before: no speaker of its own, a pronoun, or the same name, close by."""
    if quote.content[0].start - before.content[-1].end > SAME_SPEECH or before.parent is not None:
        return False
    if quote.source == before.source:
        return draft.cue is None or draft.rule == "conditional" or quote.source is not None
    one, other = (q.antecedent or q.source for q in (quote, before))
    if one is None or other is None:
        return False
    return one == other or _is_same_name(text[one.start : one.end], text[other.start : other.end])


def _is_same_name(short: str, long: str) -> bool:
    """True for « Sow » and « M. Sow » after « le ministre Ali Sow »."""
    first, _, rest = short.partition(" ")
    name = rest if first.lower() in load_words("fr")["titles"] else short
    return name[:1].isupper() and long.endswith(f" {name}")


def _introduced(text: str, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """A dispatch that opens with « un haut responsable » and quotes him by name for the same words further down means one speaker."""
    return tuple(_with_name(text, quote, quotes[number + 1 :]) for number, quote in enumerate(quotes))


def _with_name(text: str, quote: Quote, later: Sequence[Quote]) -> Quote:
    words = text[quote.source.start : quote.source.end] if quote.source else ""
    if not quote.anonymous or quote.rule != "adjunct" or not words.lower().startswith(("un ", "une ")) or "source" in words:
        return quote
    stems = _stems(text, quote)
    named = next((other for other in later if not other.anonymous and other.source and _tells_again(stems, _stems(text, other))), None)
    return replace(quote, anonymous=False, antecedent=named.antecedent or named.source) if named else quote


def _stems(text: str, quote: Quote) -> frozenset[str]:
    words = " ".join(text[piece.start : piece.end] for piece in quote.content)
    return frozenset(word[:STEM] for word in fold(words).split() if len(word) >= STEM - 1)


def _tells_again(stems: frozenset[str], others: frozenset[str]) -> bool:
    return len(stems & others) >= max(SHARED_STEMS, len(stems) / 2)
