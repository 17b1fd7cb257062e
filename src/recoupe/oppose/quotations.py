"""What was said: one statement quoted in words that differ in meaning, or only in wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from recoupe.lexicon import table
from recoupe.model import Bilingual, Key, Merged, Saying, Span, Statement
from recoupe.oppose.sides import Finding, saying_claim, side
from recoupe.phrases import both, joined, named, same
from recoupe.text import fold

WORD = re.compile(r"[^\W_]+")
# Two wordings are laid against each other where so many words of the shorter one stand in the other in order.
ALIGNED = 0.6


def wording(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """One statement, quoted between quotation marks by two outlets, in words that turn it round: a « ne … pas » on one side only, « avant
    » for « après », another number. Wordings that differ without that are listed as variants."""
    said = {saying.key: saying for saying in merged.sayings}
    events = _events(merged)
    for statement in merged.statements:
        yield from judge_wordings(statement, said, events)


def judge_wordings(statement: Statement, said: Mapping[Key, Saying], events: Mapping[Key, str]) -> Iterator[tuple[str, Finding]]:
    """What the wordings of one statement show; `events` is the event that each quotation tells."""
    direct = [said[key] for key in statement.wordings if key in said and said[key].manner == "direct"]
    for a, b in combinations(direct, 2):
        if a.key[0] != b.key[0]:
            yield from ((events.get(a.key) or events.get(b.key, ""), finding) for finding in _compared(statement, a, b))


def _events(merged: Merged) -> dict[Key, str]:
    """The event that each quotation tells, where an account's words stand in it."""
    told: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for event in merged.events:
        for telling in event.tellings:
            told[telling.key[0]].append((telling.trigger, event.id))
    inside = ((s.key, id_) for s in merged.sayings for trigger, id_ in told[s.key[0]] if s.span.contains(trigger))
    return dict(sorted(inside, reverse=True))


def _compared(statement: Statement, a: Saying, b: Saying) -> Iterator[Finding]:
    left, right = fold(a.words).split(), fold(b.words).split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if left == right or sum(block.size for block in matcher.get_matching_blocks()) < ALIGNED * min(len(left), len(right)):
        return
    changes = [(left[i:j], right[k:m]) for tag, i, j, k, m in _inner(matcher.get_opcodes()) if tag != "equal"]
    spelt = {fold(word): word for saying in (a, b) for word in WORD.findall(saying.words)}
    reversed_by = next((turn for one, other in changes for turn in _turns(one, other, spelt)), None)
    if not changes:
        return
    sides = (side(a.words, [saying_claim(a)]), side(b.words, [saying_claim(b)]))
    parts = joined((both("oppose.held_words", value=same(s.value), who=named(s.claims[0].asserted_by)) for s in sides), " ; ")
    sentence = both("oppose.wording.sentence", speaker=named(statement.speaker), sides=parts)
    key = f"{statement.id} {a.key} {b.key}"
    if reversed_by:
        reason = both("oppose.wording.reason", difference=reversed_by)
        yield Finding(key=key, ground=statement.id, property="wording", severity="medium", sides=sides, sentence=sentence, reason=reason)
        return
    reason = both("oppose.wording.variant")
    yield Finding(
        key=key, ground=statement.id, property="wording", severity="low", sides=sides, sentence=sentence, reason=reason, kind="variant"
    )


Opcode = tuple[str, int, int, int, int]


def _inner(opcodes: Sequence[Opcode]) -> list[Opcode]:
    """The changes between the first and the last words that agree: what one quotation has beyond the other is no difference."""
    equal = [i for i, code in enumerate(opcodes) if code[0] == "equal"]
    return list(opcodes[equal[0] : equal[-1] + 1]) if equal else []


def _turns(left: list[str], right: list[str], spelt: Mapping[str, str]) -> Iterator[Bilingual]:
    """What turns the meaning round: a negation or a number on one side only, a word against its contrary. `spelt` are the words of the
    quotations by their folded forms."""
    turning = _turning()
    for word in sorted((set(left) ^ set(right)) & turning.reversers):
        yield both("oppose.wording.missing", word=spelt.get(word, word))
    numbers = [[w for w in words if w.isdigit() or w in turning.numbers] for words in (left, right)]
    if numbers[0] and numbers[1] and set(numbers[0]) != set(numbers[1]):
        one, other = (" ".join(spelt.get(w, w) for w in said) for said in numbers)
        yield both("oppose.wording.instead", left=one, right=other)
    for a, b in ((a, b) for pair in turning.pairs for a, b in (pair, pair[::-1])):
        if a in left and b in right:
            yield both("oppose.wording.instead", left=spelt.get(a, a), right=spelt.get(b, b))


@dataclass(frozen=True, slots=True)
class _Turning:
    """The folded words that turn a statement round, those that count, and the pairs of contraries."""

    reversers: frozenset[str]
    numbers: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def _turning(language: str = "fr") -> _Turning:
    record = table(language, "compare")["reversers"]
    words, numbers = (frozenset(fold(word) for word in record[key]) for key in ("words", "numbers"))
    return _Turning(words, numbers, tuple((fold(a), fold(b)) for a, b in record["pairs"]))
