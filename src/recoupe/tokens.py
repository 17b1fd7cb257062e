"""The parsed words of an article as plain values: what spaCy found, read out of it once.

The stages ask each word many things many times, and each answer of spaCy makes a new object or looks up a string. Here an answer is an
attribute. Names and meanings are spaCy's (`token.lemma_`, `token.children`, `doc[i:j].root`…), so that its documentation holds for these
types too; only what recoupe uses is here. A Doc is never changed once made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, overload

# Different words whose own properties are kept for the next article: those of some hundred articles.
KEPT = 50_000
Parsed = Any  # a spacy.tokens.Doc: this module knows its methods, not the library
ATTRIBUTES = ("ORTH", "LEMMA", "POS", "DEP", "ENT_TYPE", "MORPH", "SPACY", "IDX")


class Form(NamedTuple):
    """What a word shows by itself, wherever it stands."""

    text: str
    lower: str
    is_space: bool
    is_punct: bool
    is_alpha: bool
    like_num: bool


class Token:
    """A word of the parse; `idx` counts characters of the text, `i` tokens. The root of a sentence is its own head."""

    __slots__ = ("children", "dep_", "doc", "ent_type_", "form", "head", "i", "idx", "is_punct", "is_sent_start", "is_space", "lefts",
                 "lemma_", "lower_", "morph", "pos_", "rights", "sent", "text", "whitespace_")  # fmt: skip

    doc: Doc
    head: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]
    sent: Run

    def __init__(
        self, doc: Doc, i: int, idx: int, form: Form, found: Sequence[str], morph: Mapping[str, list[str]], is_spaced: bool, is_start: bool
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.form = form
        self.text = form.text
        self.lower_ = form.lower
        self.is_space = form.is_space
        self.is_punct = form.is_punct
        self.lemma_, self.pos_, self.dep_, self.ent_type_ = found
        self.morph = morph
        self.whitespace_ = " " if is_spaced else ""
        self.is_sent_start = is_start
        self.lefts = self.rights = self.children = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """True where all characters are letters."""
        return self.form.is_alpha

    @property
    def like_num(self) -> bool:
        """True for a number, in digits or in letters."""
        return self.form.like_num

    @property
    def text_with_ws(self) -> str:
        """The word with the space behind it."""
        return self.text + self.whitespace_

    @property
    def lang_(self) -> str:
        """The language of the Doc, as an ISO 639-1 code."""
        return self.doc.lang_

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs below it, in the order of the tree."""
        for word in self.lefts:
            yield from word.subtree
        yield self
        for word in self.rights:
            yield from word.subtree

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs below this one."""
        return min(self.subtree, key=lambda token: token.i)

    def is_ancestor(self, other: Token) -> bool:
        """True where `other` hangs below this word."""
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def nbor(self, i: int = 1) -> Token:
        """The word `i` places on.

        Raises:
            IndexError: there is none.
        """
        if not 0 <= self.i + i < len(self.doc):
            raise IndexError(f"there is no word {i} places from word {self.i}")
        return self.doc[self.i + i]


class Run:
    """Words that follow one another: tokens `start` to `end` of a Doc, `end` excluded."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Run: ...
    def __getitem__(self, at: int | slice) -> Token | Run:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Run(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """The place of its first character in the text."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The place after its last character."""
        return self.doc.ends[self.end - 1] if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        """Its words as they stand in the text, without the space behind."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word that stands highest in the tree, the first of several; a mark or a space only where there is nothing else."""
        tokens = self.doc.tokens[self.start : self.end]
        if root := next((token for token in tokens if token.head is token), None):
            return root
        tops = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(tops, key=_depth, default=self.doc.tokens[self.start])


def _depth(token: Token) -> int:
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc)
    depth = 0
    while token.head is not token:
        token, depth = token.head, depth + 1
    return depth


class Doc:
    """A parsed article: its words in order, its sentences, and the names that the model found."""

    __slots__ = ("ends", "ents", "lang_", "sents", "starts", "text", "tokens")

    def __init__(self, parsed: Parsed) -> None:
        self.text: str = parsed.text
        self.lang_: str = parsed.lang_
        self.tokens = _tokens(self, parsed)
        self.starts = [token.idx for token in self.tokens]
        self.ends = [token.idx + len(token.text) for token in self.tokens]
        self.sents = _sentences(self)
        self.ents = tuple(Run(self, ent.start, ent.end, ent.label_) for ent in parsed.ents)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Run: ...
    def __getitem__(self, at: int | slice) -> Token | Run:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Run(self, start, max(start, end))
        return self.tokens[at]

    def char_span(self, start: int, end: int) -> Run | None:
        """The words that hold the characters `start` to `end` or a part of them (spaCy's mode « expand »); None outside the text."""
        if not 0 <= start < end <= len(self.text) or not self.tokens:
            return None
        first = bisect_right(self.starts, start) - 1
        return Run(self, first + (start == self.ends[first]), bisect_right(self.starts, end - 1))


def _tokens(doc: Doc, parsed: Parsed) -> list[Token]:
    vocab, strings = parsed.vocab, parsed.vocab.strings
    heads, starts = (parsed.to_array(name).astype("int64").tolist() for name in ("HEAD", "SENT_START"))
    rows = enumerate(parsed.to_array(list(ATTRIBUTES)).tolist())
    tokens = [
        Token(
            doc,
            i,
            idx,
            _form(vocab, orth),
            [_string(strings, key) for key in names],
            _features(strings, morph),
            bool(space),
            starts[i] == 1,
        )
        for i, (orth, *names, morph, space, idx) in rows
    ]
    _hang(tokens, heads)
    return tokens


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Ties the words to their heads, `heads` counting from each word."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token, way in zip(tokens, heads, strict=True):
        token.head = tokens[token.i + way]
        if way:
            (lefts if way > 0 else rights).setdefault(token.i + way, []).append(token)
    for i in lefts.keys() | rights.keys():
        token = tokens[i]
        token.lefts, token.rights = tuple(lefts.get(i, ())), tuple(rights.get(i, ()))
        token.children = token.lefts + token.rights


def _sentences(doc: Doc) -> tuple[Run, ...]:
    starts = [0, *(token.i for token in doc.tokens[1:] if token.is_sent_start)] if doc.tokens else []
    sentences = tuple(Run(doc, start, end) for start, end in zip(starts, [*starts[1:], len(doc.tokens)], strict=False))
    for sentence in sentences:
        for token in sentence:
            token.sent = sentence
    return sentences


@lru_cache(maxsize=KEPT)
def _form(vocab: Any, orth: int) -> Form:
    word = vocab[orth]
    return Form(word.text, word.lower_, word.is_space, word.is_punct, word.is_alpha, word.like_num)


@lru_cache(maxsize=KEPT)
def _string(strings: Any, key: int) -> str:
    return str(strings[key])


@lru_cache(maxsize=KEPT)
def _features(strings: Any, key: int) -> Mapping[str, list[str]]:
    """« Gender=Masc|Number=Sing » by name; nothing for « _ »."""
    pairs = (feature.partition("=") for feature in strings[key].split("|") if "=" in feature)
    return {name: values.split(",") for name, _, values in pairs}
