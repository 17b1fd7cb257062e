"""A cascade of small grammars over words, read from a language pack.

1. A text is cut into words, and each known word becomes one character: its class (what categories it belongs to).
2. Maximal runs of known words that hold an anchor (a month, a weekday, a unit of time…) are the only places looked at.
3. Level by level, rules written over categories and words (`"WEEKDAY? DAY MONTH YEAR?"`) replace what they match by one node.

The first two steps run at the speed of C, so that the cost follows what is found and not the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from recoupe.errors import PackError
from recoupe.text import SAME_LENGTH

# The Latin letters are named first: a range is several times as fast as a class of Unicode.
WORDS = re.compile(r"([a-zß-ɏ]+'?|\d+|[^\W\d_]+'?|[^\w\s'-]|(?<=\d)-(?=\d)|(?<=\s)-(?=\s)|\n)")
ITEM = re.compile(r"(?P<category>[A-Z][A-Z_]*)|(?P<word>[^\W\d_A-Z]+'?|\d+|[,.:/;–-])|(?P<operator>[()?|*+])|\s+")
UNKNOWN = "\x00"
FIRST_CODE = 0xE000  # the private use area, so that no code is an operator of regular expressions

# What `text.plain` makes plain, and more that is typed for an apostrophe; replaced one by one, which is faster than `str.translate`.
PLAIN = {**SAME_LENGTH, **dict.fromkeys("ʻ՚ꞌ＇′‵ʹ´`", "'")}

Value = Any
Found = Mapping[str, Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Node:
    """A word or what a rule made of some: its `code`, the value it has in each category, and where it stands."""

    code: str
    values: Mapping[str, Value]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the pack; `build` names the function that gives the node its value, `makes` the category of the node.
    `value` is what the builder may take from the pack."""

    name: str
    level: int
    pattern: str
    build: str
    makes: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule's own pattern; `slots` tells which category each of its groups holds."""

    rule: Rule
    pattern: re.Pattern[str]
    slots: Sequence[str]


@dataclass(frozen=True, slots=True)
class Level:
    """The rules of a level, and one alternation that tells where the first of them can match and which."""

    pattern: re.Pattern[str]
    rules: Sequence[CompiledRule]


@dataclass(frozen=True, slots=True)
class Grammar:
    """A compiled pack: the code of each word, the values of words, and the levels."""

    codes: Mapping[str, str]
    values: Mapping[str, Mapping[str, Value]]
    made: Mapping[str, str]
    region: re.Pattern[str]
    levels: Sequence[Level]


class Codes(dict[str, str]):
    """Word → code, with one code for all words that the pack doesn't know."""

    def __missing__(self, word: str) -> str:
        return UNKNOWN


Build = Callable[[Rule, Found, Node], Value | None]


def compile_grammar(categories: Mapping[str, Mapping[str, Value]], rules: Sequence[Rule], anchors: Sequence[str]) -> Grammar:
    """Gives every word its class and turns the rules into one regular expression a level.

    `anchors` are patterns too: a run of known words is read only if one of them matches in it.

    Raises:
        PackError: a rule names a category that there is not.
    """
    patterns = [*(rule.pattern for rule in rules), *anchors]
    literals = {item["word"] for pattern in patterns for item in ITEM.finditer(pattern) if item["word"]}
    signatures: dict[str, tuple[str, ...]] = {}
    for word in literals.union(*categories.values()):
        names = tuple(sorted(name for name, words in categories.items() if word in words))
        signatures[word] = (*names, *([f"={word}"] if word in literals else []))
    numbers = {signature: chr(FIRST_CODE + i) for i, signature in enumerate(sorted(set(signatures.values())))}
    made = {name: chr(FIRST_CODE + len(numbers) + i) for i, name in enumerate(sorted({rule.makes for rule in rules}))}
    classes: dict[str, str] = dict(made)
    for signature, code in numbers.items():
        for name in signature:
            classes[name] = classes.get(name, "") + code
    single = "".join(classes[pattern] for pattern in anchors if pattern in classes)
    longer = [_compiled(Rule("anchors", 0, pattern, "", ""), classes).pattern.pattern for pattern in anchors if pattern not in classes]
    anchor = "|".join(([f"[{single}]"] if single else []) + longer)
    levels = [_level([rule for rule in rules if rule.level == n], classes) for n in sorted({rule.level for rule in rules})]
    return Grammar(
        codes=Codes({word: numbers[signature] for word, signature in signatures.items()}),
        values={word: {name: words[word] for name, words in categories.items() if word in words} for word in signatures},
        made=made,
        region=re.compile(f"(?:^|(?<={UNKNOWN}))[^{UNKNOWN}]*?(?:{anchor})[^{UNKNOWN}]*+"),
        levels=levels,
    )


def _level(rules: Sequence[Rule], classes: Mapping[str, str]) -> Level:
    compiled = [_compiled(rule, classes) for rule in rules]
    names = [f"(?P<r{i}>{re.sub('[(](?![?])', '(?:', one.pattern.pattern)})" for i, one in enumerate(compiled)]
    return Level(pattern=re.compile("|".join(names)), rules=compiled)


def _compiled(rule: Rule, classes: Mapping[str, str]) -> CompiledRule:
    out: list[str] = []
    names: list[str] = []
    for item in ITEM.finditer(rule.pattern):
        if item["category"]:
            if item["category"] not in classes:
                raise PackError(f"rule {rule.name}: there is no category {item['category']}.")
            names.append(item["category"])
            out.append(f"([{classes[item['category']]}])")
        elif item["word"]:
            out.append(f"[{classes['=' + item['word']]}]")
        elif item["operator"]:
            out.append("(?:" if item["operator"] == "(" else item["operator"])
    return CompiledRule(rule, re.compile("".join(out)), names)


def lowered(text: str, bare_capitals: Mapping[str, str] | None = None) -> str:
    """`text` in lower case with plain apostrophes and spaces, at the same length; with `bare_capitals` « A partir » is « à partir »."""
    given = text
    for typed, plain in PLAIN.items():
        given = given.replace(typed, plain)
    for capital, meant in (bare_capitals or {}).items():
        given = re.sub(rf"{capital}(?<!\w{capital})(?=\s)", meant, given)
    low = given.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in given)


def cut(text: str) -> tuple[list[str], list[int]]:
    """The words of `text` (already in lower case, apostrophes plain) and where each ends; gaps between words are left out."""
    parts = WORDS.split(text)
    return parts[1::2], list(accumulate(map(len, parts)))[1::2]


def apply(grammar: Grammar, text: str, build: Build) -> list[Node]:
    """The nodes that rules made, in the order of the text.

    `build` is given the rule, the values of its categories and a node with the place, and refuses with None.
    """
    words, word_ends = cut(text)
    codes = "".join(map(grammar.codes.__getitem__, words))
    found: list[Node] = []
    for region in grammar.region.finditer(codes):
        first, last = region.span()
        found += _read(grammar, region[0], words[first:last], word_ends[first:last], build)
    return found


def _read(grammar: Grammar, codes: str, words: Sequence[str], word_ends: Sequence[int], build: Build) -> list[Node]:
    """The nodes made in one region, level by level; its words become nodes only once a rule matches."""
    nodes: list[Node] = []
    for level in grammar.levels:
        if found := level.pattern.search(codes):
            nodes = nodes or [Node(c, grammar.values[w], end - len(w), end) for c, w, end in zip(codes, words, word_ends, strict=True)]
            nodes = _rewritten(grammar, level, nodes, codes, found, build)
            codes = "".join([node.code for node in nodes])
    made = grammar.made.values()
    return [node for node in nodes if node.code in made]


def _rewritten(grammar: Grammar, level: Level, nodes: list[Node], codes: str, found: re.Match[str] | None, build: Build) -> list[Node]:
    """The nodes with what the rules of a level make of them; `found` is their first match."""
    out: list[Node] = []
    done = 0
    while found:
        made = _made(grammar, level.rules[int((found.lastgroup or "r0")[1:]) :], nodes, codes, found.start(), build)
        if made is not None:
            out += [*nodes[done : found.start()], made[0]]
            done = made[1]
        found = level.pattern.search(codes, made[1] if made else found.start() + 1)
    return [*out, *nodes[done:]]


def _made(
    grammar: Grammar, rules: Sequence[CompiledRule], nodes: list[Node], codes: str, start: int, build: Build
) -> tuple[Node, int] | None:
    """The node of the first rule that matches at `start` and is not refused, and where it ends."""
    for compiled in rules:
        found = compiled.pattern.match(codes, start)
        if found is None or not found[0]:
            continue
        values: dict[str, list[Value]] = {}
        for group, category in enumerate(compiled.slots, 1):
            if (at := found.start(group)) >= 0:
                values.setdefault(category, []).append(nodes[at].values[category])
        rule = compiled.rule
        place = Node(grammar.made[rule.makes], {}, nodes[start].start, nodes[found.end() - 1].end)
        value = build(rule, values, place)
        if value is not None:
            return Node(place.code, {rule.makes: value}, place.start, place.end), found.end()
    return None
