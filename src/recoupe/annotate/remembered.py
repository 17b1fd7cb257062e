"""Each word is embedded once: the first layer of spaCy's « tok2vec » sees a token's form alone, never its neighbours.

That layer (hashed affixes and shape, the word's vector, a dense layer) is a quarter of the time of a parse, and a text has few different
words. Their vectors are kept and handed to the layers that look at neighbours. Nothing else changes: what is kept is what the layer gave,
bit for bit, since BLIS multiplies each row alone, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.attrs import IDS  # type: ignore[import-not-found]  # compiled, without types
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

# Different words kept for each layer; beyond, all are forgotten and kept anew. 20,000 are about 15 MB, and nineteen in twenty of a crawl.
KEPT = 20_000
# What a token shows without its neighbours.
FORM = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
Array = Any  # of the library that the model computes with


class Words:
    """Different words as a layer reads a Doc: rows of the attributes in `columns`."""

    def __init__(self, vocab: Vocab, columns: list[int | str], rows: Array) -> None:
        self.vocab, self.columns, self.rows = vocab, columns, rows

    def __len__(self) -> int:
        return len(self.rows)

    def to_array(self, wanted: list[str] | int) -> Array:
        """The columns `wanted`: several by their names, or one by its number, which has one dimension then, as in a Doc."""
        if isinstance(wanted, int):
            return self.rows[:, self.columns.index(wanted)]
        return self.rows[:, [self.columns.index(IDS[name]) for name in wanted]]


class Memory:
    """The vectors that the layer `embed` gave, by the bytes of each word's attributes."""

    def __init__(self, embed: Model[Any, Any], columns: list[int | str]) -> None:
        self.embed, self.columns = embed, columns
        self.places: dict[bytes, int] = {}
        self.vectors: Array = None

    def predict(self, docs: Sequence[Doc]) -> list[Array]:
        """What `embed` gives for `docs`."""
        ops = self.embed.ops
        rows = ops.xp.ascontiguousarray(ops.xp.concatenate([doc.to_array(self.columns) for doc in docs]))
        keys = rows.view(f"V{rows.itemsize * len(self.columns)}").ravel().tolist()
        new = {key: i for i, key in enumerate(keys) if key not in self.places}
        if len(self.places) + len(new) > KEPT:
            self.places.clear()
            new = {key: i for i, key in enumerate(keys)}
        if len(new) > KEPT:
            return list(self.embed.predict(docs))
        if new:
            self._learn(new, Words(docs[0].vocab, self.columns, rows[list(new.values())]))
        found = self.vectors[[self.places[key] for key in keys]]
        return list(ops.unflatten(found, ops.asarray1i([len(doc) for doc in docs])))

    def _learn(self, new: dict[bytes, int], words: Words) -> None:
        vectors = self.embed.predict([words])[0]
        if self.vectors is None:
            self.vectors = self.embed.ops.xp.empty((KEPT, vectors.shape[1]), dtype=vectors.dtype)
        first = len(self.places)
        self.vectors[first : first + len(new)] = vectors
        self.places.update(zip(new, range(first, first + len(new)), strict=True))


def remember_words(nlp: Language) -> None:
    """Makes each « tok2vec » of `nlp` embed a word once, where its first layer reads nothing but forms."""
    models = (getattr(pipe, "model", None) for _, pipe in nlp.pipeline)
    for model in (model for model in models if isinstance(model, Model)):
        for node in model.walk():
            embed = node.maybe_get_ref("embed")
            if embed is not None and node.layers[0] is embed and (columns := _columns(embed)):
                node.layers[0] = _remembering(Memory(embed, columns))


def _columns(embed: Model[Any, Any]) -> list[int | str] | None:
    """The attributes that the layer reads, or None where it reads more than forms, or in another way."""
    extractors = [node for node in embed.walk() if node.name == "extract_features"]
    names = {name for node in extractors for name in node.attrs["columns"]}
    return sorted(IDS[name] for name in names | {"ORTH"}) if extractors and names <= FORM else None


def _remembering(memory: Memory) -> Model[Any, Any]:
    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Array], Any]:
        if is_train or not any(len(doc) for doc in docs):
            return memory.embed(docs, is_train)
        return memory.predict(docs), _no_training

    return Model("remembered", forward, layers=[memory.embed])


def _no_training(_: object) -> list[Array]:
    return []
