"""What a person types into the search box, read into FTS5's language, and explained back in words.

`mot` finds its forms; `"une phrase"` or « une phrase » words in a row; `livr*` a beginning; `=livraison` this form only; `NEAR(a b, 8)` or
`PROCHE(a b, 8)` words close to each other; `OR`/`OU`, `NOT`/`SAUF`/`-mot`, parentheses. Words side by side must all be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.errors import UsageError
from recoupe.model import Bilingual
from recoupe.store.matching import Matcher
from recoupe.store.stems import folded, query_stems, tokens

NEAR_WORDS = 10  # FTS5's own default distance
LEXER = re.compile(
    r"""\s*(?:
    (?P<near>(?:NEAR|PROCHE)\s*\() | (?P<open>\() | (?P<close>\)) | (?P<comma>,\s*\d+) | (?P<minus>-(?=[\w"«“=])) |
    (?P<exact>=?)(?:"(?P<quoted>[^"]*)" | [«“](?P<french>[^»”]*)[»”] | (?P<word>[^\s()"«»“”,]+))(?P<star>\*?) |
    (?P<other>\S))""",
    re.VERBOSE,
)
AND, OR, NOT = {"AND", "ET"}, {"OR", "OU"}, {"NOT", "SAUF"}


class WrongQuery(UsageError):
    """A search query that cannot be read; `sentence` says why in both languages."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.sentence = Bilingual(fr=fr, en=en)


@dataclass(frozen=True, slots=True)
class Query:
    """A query read: `match` for FTS5, `explained` for people, `matcher` to mark what was found."""

    match: str
    explained: Bilingual
    matcher: Matcher


@dataclass(frozen=True, slots=True)
class Node:
    match: str
    fr: str
    en: str
    matchers: tuple[Matcher, ...] = ()


def parse(text: str) -> Query:
    """Reads a query.

    Raises:
        WrongQuery: it holds nothing to find, or a mark that has no partner.
    """
    parser = Parser([found for found in LEXER.finditer(text) if found[0].strip()])
    node = parser.either()
    if parser.now() is not None:
        raise WrongQuery("Une parenthèse se ferme sans s’être ouverte.", "A parenthesis closes that was never opened.")
    held = node.matchers
    matcher = Matcher(
        frozenset(s for m in held for s in m.stems), frozenset(f for m in held for f in m.forms), tuple(s for m in held for s in m.starts)
    )
    return Query(node.match, Bilingual(fr=f"Textes avec {node.fr}.", en=f"Texts with {node.en}."), matcher)


class Parser:
    """A descent over the lexer's pieces: either → every → one."""

    def __init__(self, pieces: Sequence[re.Match[str]]) -> None:
        self.pieces = pieces
        self.at = 0

    def now(self) -> re.Match[str] | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def is_word(self, wanted: set[str]) -> bool:
        piece = self.now()
        return piece is not None and piece["word"] in wanted and not piece["exact"]

    def either(self) -> Node:
        nodes = [self.every()]
        while self.is_word(OR):
            self.at += 1
            nodes.append(self.every())
        return nodes[0] if len(nodes) == 1 else joined(nodes, " OR ", " ou ", " or ")

    def every(self) -> Node:
        kept: list[Node] = []
        left_out: list[Node] = []
        while (piece := self.now()) is not None and not piece["close"] and not self.is_word(OR):
            if self.is_word(AND):
                self.at += 1
                continue
            out = bool(piece["minus"]) or self.is_word(NOT)
            self.at += out
            (left_out if out else kept).append(self.one())
        if not kept:
            raise WrongQuery("Dites ce qu’il faut trouver : un mot au moins.", "Say what to find: one word at least.")
        node = kept[0] if len(kept) == 1 else joined(kept, " AND ", " et ", " and ")
        if not left_out:
            return node
        out_node = joined(left_out, " OR ", " ni ", " nor ")
        return Node(
            f"({node.match} NOT {out_node.match})", f"{node.fr} sans {out_node.fr}", f"{node.en} without {out_node.en}", node.matchers
        )

    def one(self) -> Node:
        piece = self.now()
        if piece is None or piece["close"] or piece["minus"]:
            raise WrongQuery("Il manque un mot après l’opérateur.", "A word is missing after the operator.")
        self.at += 1
        if piece["near"]:
            return self.near()
        if piece["open"]:
            node = self.either()
            self.close()
            return Node(f"({node.match})", f"({node.fr})", f"({node.en})", node.matchers)
        return phrase(piece)

    def near(self) -> Node:
        held: list[str] = []
        distance = NEAR_WORDS
        while (piece := self.now()) is not None and not piece["close"]:
            self.at += 1
            if piece["comma"]:
                distance = int(piece["comma"].strip(" ,"))
            elif words := words_of(piece):
                held.append(" ".join(words))
        self.close()
        if len(held) < 2:
            raise WrongQuery("NEAR veut deux mots au moins : NEAR(armes Mali, 8).", "NEAR wants two words at least: NEAR(armes Mali, 8).")
        stems = [query_stems(word)[0] for phrase_ in held for word in phrase_.split()]
        inside = " ".join(quoted(" ".join(query_stems(w)[0] for w in phrase_.split())) for phrase_ in held)
        named = ", ".join(f"« {h} »" for h in held)
        return Node(
            f"stems : NEAR({inside}, {distance})",
            f"{named} à {distance} mots au plus l’un de l’autre",
            f"{named} at most {distance} words apart",
            (Matcher(stems=frozenset(stems)),),
        )

    def close(self) -> None:
        piece = self.now()
        if piece is None or not piece["close"]:
            raise WrongQuery("Une parenthèse s’ouvre et ne se ferme pas.", "A parenthesis opens and never closes.")
        self.at += 1


def joined(nodes: Sequence[Node], fts: str, fr: str, en: str) -> Node:
    matchers = tuple(m for n in nodes for m in n.matchers)
    return Node(f"({fts.join(n.match for n in nodes)})", fr.join(n.fr for n in nodes), en.join(n.en for n in nodes), matchers)


def words_of(piece: re.Match[str]) -> list[str]:
    if piece["other"]:
        raise WrongQuery("Un guillemet s’ouvre et ne se ferme pas.", "A quotation mark opens and never closes.")
    return [word for word, _ in tokens(piece["quoted"] or piece["french"] or piece["word"] or "")]


def phrase(piece: re.Match[str]) -> Node:
    """One word or phrase: by stems, or by forms where `=` or a star asks for it."""
    words = words_of(piece)
    shown = " ".join(words)
    if not words:
        raise WrongQuery(f"« {piece[0].strip()} » ne contient aucun mot.", f"“{piece[0].strip()}” holds no word.")
    forms = tuple(folded(word) for word in words)
    if piece["star"] or (piece["word"] or "").endswith("*"):
        matcher = Matcher(forms=frozenset(forms[:-1]), starts=forms[-1:])
        return Node(f"words : {quoted(' '.join(forms))} *", f"un mot en « {shown}… »", f"a word that begins “{shown}…”", (matcher,))
    if piece["exact"]:
        return Node(
            f"words : {quoted(' '.join(forms))}", f"« {shown} » tel quel", f"“{shown}” as it stands", (Matcher(forms=frozenset(forms)),)
        )
    choices = [query_stems(word) for word in words]
    first, last = " ".join(c[0] for c in choices), " ".join(c[-1] for c in choices)
    match = " OR ".join(quoted(p) for p in dict.fromkeys((first, last)))
    several = len(words) > 1
    return Node(
        f"stems : ({match})",
        f"« {shown} »" if several else f"« {shown} » (et ses formes)",
        f"“{shown}”" if several else f"“{shown}” (and its forms)",
        (Matcher(stems=frozenset(s for c in choices for s in c)),),
    )


def quoted(phrase_: str) -> str:
    return '"' + phrase_.replace('"', "") + '"'
