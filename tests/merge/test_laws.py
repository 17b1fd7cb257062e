"""The laws of merging: order, removal, copies and the names of outlets change nothing that they should not."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.merge.events import merge
from recoupe.merge.features import score
from recoupe.merge.profile import profile
from recoupe.model import Digest, Merged
from recoupe.oppose.disputes import oppose
from synthetic import Synthetic, dispute_scores, pair_scores, synthetic


@lru_cache(maxsize=4)
def dossier(seed: int = 1) -> Synthetic:
    return synthetic(170, seed)


@lru_cache(maxsize=4)
def merged(seed: int = 1) -> Merged:
    return merge(dossier(seed).digests)


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_articles_does_not_matter(seed: int) -> None:
    digests = list(dossier().digests)
    Random(seed).shuffle(digests)
    assert merge(digests) == merged()
    assert oppose(merge(digests)) == oppose(merged())


def test_an_article_given_twice_counts_once() -> None:
    assert merge((*dossier().digests, *dossier().digests[:5])) == merged()


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10_000))
def test_renaming_outlets_changes_no_merge(seed: int) -> None:
    names = Random(seed)
    renamed = [renamed_outlet(d, f"outlet {names.random()}") for d in dossier().digests]
    assert [[t.key for t in e.tellings] for e in merge(renamed).events] == [[t.key for t in e.tellings] for e in merged().events]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10))
def test_a_copy_adds_no_origin(which: int) -> None:
    original = next(d for d in dossier().digests[which:] if d.tellings)
    copy = replace_ids(renamed_outlet(original, "Copyist"), "copy-")
    before = {e.tellings[0].key: set(e.origin_of) for e in merged().events}
    after = merge((*dossier().digests, copy))
    for event in after.events:
        keys = [t.key for t in event.tellings if not t.key[0].startswith("copy-")]
        if len(keys) < len(event.tellings) and keys:
            assert len(set(event.origin_of)) <= max(len(before.get(keys[0], {1})), 1), event


def replace_ids(digest: Digest, prefix: str) -> Digest:
    """The same article under another id."""
    id_ = prefix + digest.id
    return replace(digest, id=id_, name=id_, tellings=tuple(replace(t, key=(id_, t.key[1]), article=id_) for t in digest.tellings))


def renamed_outlet(digest: Digest, outlet: str) -> Digest:
    return replace(digest, outlet=outlet, tellings=tuple(replace(t, outlet=outlet) for t in digest.tellings))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 160), st.integers(0, 160))
def test_a_score_is_symmetric(i: int, j: int) -> None:
    tellings = [t for d in dossier().digests for t in d.tellings]
    a, b = profile(tellings[i]), profile(tellings[j])
    left, right = score(a, b), score(b, a)
    assert (left is None) == (right is None)
    assert left is None or right is None or abs(left - right) < 1e-9


def test_what_was_planted_is_found() -> None:
    made = synthetic(1500, 3)
    found = merge(made.digests)
    precision, recall = pair_scores(made, found)
    assert 2 * precision * recall / (precision + recall) >= 0.95
    hits, flagged = dispute_scores(made, found, oppose(found))
    assert len(hits) >= 0.9 * len(made.planted) and len(hits) >= 0.85 * len(flagged)
