"""An article's words as plain columns: what the rules of this stage read, built once from a Doc so that they stay quick."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import Article, Span
from recoupe.text import plain
from recoupe.tokens import Doc, Token

READ_KINDS = frozenset({"body", "standfirst", "caption"})
ABBREVIATION = re.compile(r"(?:^|[\s(«\"'-])(?:MM?|Mmes?|Mlles?|Dr|Pr|Me|St|Ste|Gal|Col|Cdt|Lt|Cap|Mgr|n°?|art|av|vs|etc|cf|p|[A-ZÉ])\.$")
STOP = re.compile(r"[.!?…]+(?:\s*[»”])?[\"’)\]]*(?=\s+[\"«“(\[—–-]*\s*[\"«“]*\s*[A-ZÀÂÇÉÈÊËÎÏÔŒÙÛÜ\d])")
NEWLINE = re.compile(r"\s*\n\s*")


ELIDED = frozenset({"d", "l", "s", "n", "j", "m", "t", "c", "qu"})
PAD = 16  # empty words behind the last one, so that a rule may look ahead (and, from the first word, back) without asking


@dataclass(frozen=True, slots=True)
class Page:
    """The words of an article's own text in columns, without white space; `tag` and `dep` are spaCy's, `head` is an index or -1.

    Each column ends in `PAD` empty words that `len` does not count.
    """

    text: str
    word: tuple[str, ...]
    low: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    named: tuple[str, ...]
    read: tuple[Span, ...]
    lexicon: Mapping[str, frozenset[str]]

    def __len__(self) -> int:
        return len(self.low) - PAD

    def words(self, name: str) -> frozenset[str]:
        """A list of function words of the page's language (`function_words.toml`)."""
        return self.lexicon[name]

    def at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.end, offset)

    def until(self, offset: int) -> int:
        """The index after the last word that starts before `offset`."""
        return bisect_left(self.start, offset)

    def span(self, first: int, stop: int) -> Span:
        """The characters of the words `first` to `stop`, `stop` excluded."""
        return Span(self.start[first], self.end[stop - 1])

    def follows(self, index: int, words: Sequence[str]) -> bool:
        """True where `words` stand at `index`."""
        return self.low[index : index + len(words)] == tuple(words)

    def before(self, offset: int) -> str:
        """The last character before `offset` that is not white space, or an empty string at the start."""
        return self.text[max(0, offset - 12) : offset].rstrip()[-1:]


def page(doc: Doc, article: Article, names: Sequence[tuple[Span, Span]] = ()) -> Page:
    """The columns of `doc`. `names` are stretches with and without their quotation marks that name somebody: their words are read as
    a name, and their marks not at all."""
    marks = {at for whole, inner in names for at in (*range(whole.start, inner.start), *range(inner.end, whole.end))}
    named = {at for _, inner in names for at in range(inner.start, inner.end)}
    tokens = [token for token in doc if not token.is_space and token.idx not in marks and not _is_apostrophe(token)]
    place = {token.i: index for index, token in enumerate(tokens)}
    beyond = len(article.text) + 1
    return Page(
        text=plain(article.text),
        word=(*(token.text for token in tokens), *[""] * PAD),
        low=(*map(_plain_word, tokens), *[""] * PAD),
        tag=(*("PROPN" if token.idx in named else token.pos_ for token in tokens), *[""] * PAD),
        dep=(*(token.dep_ for token in tokens), *[""] * PAD),
        head=(*(place.get(token.head.i, -1) for token in tokens), *[-1] * PAD),
        start=(*(token.idx for token in tokens), *[beyond] * PAD),
        end=(*(token.idx + len(token) for token in tokens), *[beyond] * PAD),
        named=(*(token.ent_type_ for token in tokens), *[""] * PAD),
        read=_read(article),
        lexicon=load_words("fr"),
    )


def _is_apostrophe(token: Token) -> bool:
    """True for an apostrophe that the tokenizer cut from its word (« d'« une trêve » »): it is read with that word."""
    return token.text == "'" and token.i > 0 and not token.nbor(-1).whitespace_ and token.nbor(-1).lower_ in ELIDED


def _plain_word(token: Token) -> str:
    """The word in lower case, with its cut apostrophe, without a mark that the tokenizer left on it (« qu'" »)."""
    word = token.lower_
    if token.text == "A" and token.pos_ == "ADP":
        return "à"  # many newsrooms leave capitals without accents: « A l'en croire »
    if word in ELIDED and token.i + 1 < len(token.doc) and _is_apostrophe(token.nbor(1)):
        return word + "'"
    return (word.rstrip('"“«') or word) if len(word) > 1 else word


@lru_cache(maxsize=8)
def load_words(language: str) -> Mapping[str, frozenset[str]]:
    """The function words of a language, by name."""
    return {name: frozenset(words) for name, words in table(language, "function_words")["words"].items()}


def _read(article: Article) -> tuple[Span, ...]:
    """The blocks where quotes are looked for: the article's prose, without its titles, bylines and dates."""
    return tuple(block.span for block in article.blocks if block.kind in READ_KINDS)


def units(page: Page, closed: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences as the press sets them: cut at stops and line ends, never inside the quotation marks `closed`."""
    cuts: list[int] = []
    for block in page.read:
        inside = page.text[block.start : block.end]
        cuts.append(block.start)
        cuts.extend(block.start + m.end() for m in STOP.finditer(inside) if not ABBREVIATION.search(inside[: m.end()][-8:]))
        cuts.extend(block.start + m.start() for m in NEWLINE.finditer(inside) if not _is_joined(inside, m.start(), m.end()))
    cuts.extend(span.start for span in closed if page.before(span.start) in (".", "!", "?") and page.text[span.start - 1].isspace())
    kept = [cut for cut in sorted(set(cuts)) if not _is_inside(cut, closed)]
    return _joined(page, kept)


def _is_inside(offset: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, Span(offset, offset)) - 1
    return 0 <= index < len(spans) and spans[index].start < offset < spans[index].end


def _is_joined(text: str, left: int, right: int) -> bool:
    """True where a line end only breaks a sentence: the line ends in a comma or the next begins in lower case."""
    return text[left - 1 : left] == "," or text[right : right + 1].islower()


def _joined(page: Page, cuts: Sequence[int]) -> tuple[Span, ...]:
    """The stretches between cuts, a block that goes on in the next one joined to it."""
    out: list[Span] = []
    ends = [*cuts[1:], page.read[-1].end] if cuts else []
    limits = sorted(block.end for block in page.read)
    for start, end in zip(cuts, ends, strict=True):
        end = min(end, next((limit for limit in limits if limit > start), end)) if not _crosses(page, start, end) else end
        first = page.text[start:end].lstrip()[:1]
        goes_on = (
            page.before(out[-1].end) == "," or (first.islower() and page.before(out[-1].end) not in (".", "!", "?")) or first in (",", "»")
            if out
            else False
        )
        if out and first and goes_on and _near(page, out[-1].end, start):
            out[-1] = Span(out[-1].start, end)
        elif page.text[start:end].strip():
            out.append(Span(start, end))
    return tuple(out)


def _crosses(page: Page, start: int, end: int) -> bool:
    """True where only white space lies between the blocks that `start` and `end` are in (marks that run over paragraphs)."""
    return not any(
        block.end < later.start and page.text[block.end : later.start].strip()
        for block, later in zip(page.read, page.read[1:], strict=False)
        if start < block.end < end
    )


def _near(page: Page, left: int, right: int) -> bool:
    return not page.text[left:right].strip()
