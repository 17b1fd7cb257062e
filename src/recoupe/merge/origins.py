"""What accounts really go back to: a speaker, an agency, a document, the outlet itself. Those that share one never corroborate each
other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from recoupe.merge.copies import families
from recoupe.merge.profile import speaker_key
from recoupe.model import Bilingual, Copy, Digest, Origin, OriginKind, Party, Telling
from recoupe.text import fold

# « la France et ses partenaires », « Paris, Berlin et Rome »: who speaks together is taken apart.
TOGETHER = re.compile(r"\s*,\s*|\s+(?:et|ainsi que|avec|and)\s+")
# The kinds of root of what nobody is quoted with.
OWN_VOICE = frozenset({"outlet", "agency"})


@dataclass(frozen=True, slots=True)
class Root:
    """Where one telling comes from: the keys of all who stand behind it (several for a common statement), its kind, name and reason."""

    keys: tuple[str, ...]
    kind: OriginKind
    name: str
    reason: Bilingual


class Sources:
    """Finds the root of a telling among the articles of a dossier: what copies share is one."""

    def __init__(self, digests: Mapping[str, Digest], copies: Sequence[Copy]) -> None:
        self._digests = digests
        self._family = families(copies)
        self._members: defaultdict[str, list[str]] = defaultdict(list)
        for article, family in self._family.items():
            self._members[family].append(article)
        self._taken: defaultdict[str, list[tuple[Copy, bool]]] = defaultdict(list)
        for copy in copies:
            if copy.relation == "reprise":
                self._taken[copy.left].append((copy, True))
                self._taken[copy.right].append((copy, False))

    def roots(self, told: Sequence[Telling]) -> list[Root]:
        """Where each of one event's tellings comes from. What a copy tells in its own voice (in a title of its own) is what the copied
        article ascribes."""
        roots = [self.root(telling) for telling in told]
        ascribed: defaultdict[str, dict[tuple[str, ...], Root]] = defaultdict(dict)
        for telling, root in zip(told, roots, strict=True):
            if telling.key[0] in self._family and root.kind not in OWN_VOICE:
                ascribed[self._family[telling.key[0]]][root.keys] = root
        return [_of_copied(root, ascribed.get(self._family.get(t.key[0], ""), {})) for t, root in zip(told, roots, strict=True)]

    def root(self, telling: Telling) -> Root:
        """Where a telling comes from: its speaker if one is named, else the agency, else the article, copies being one."""
        speaker = telling.asserted_by
        if speaker is not None and not telling.anonymous:
            return _spoken(speaker)
        if telling.relays:
            name = telling.relays[-1]
            return Root((f"agency:{fold(name)}",), "agency", name, Bilingual(fr=f"rapporté par {name}", en=f"reported by {name}"))
        article = self._first_article(telling)
        digest = self._digests.get(article)
        if telling.anonymous:
            name = speaker.name if speaker else "source anonyme"
            return Root(
                (f"anonymous:{article}:{fold(name)}",),
                "anonymous",
                name,
                Bilingual(fr=f"source non nommée : {name}", en=f"unnamed source: {name}"),
            )
        if digest and digest.agency:
            reason = Bilingual(fr=f"dépêche de {digest.agency}", en=f"dispatch of {digest.agency}")
            return Root((f"agency:{fold(digest.agency)}",), "agency", digest.agency, reason)
        outlet = (digest.outlet or digest.name) if digest else telling.outlet or telling.article
        return Root(
            (f"outlet:{fold(outlet)}",), "outlet", outlet, Bilingual(fr=f"{outlet}, sans source nommée", en=f"{outlet}, naming no source")
        )

    def _first_article(self, telling: Telling) -> str:
        """The article whose words these are: the first of its near-duplicates, or the one whose passage this is."""
        family = self._family.get(telling.key[0], telling.key[0])
        members = self._members.get(family) or [telling.key[0]]
        lenders = [lender for article in members for lender in self._lenders(article, telling)]
        known = [article for article in (*members, *lenders) if article in self._digests]
        return min(known, key=self._precedence) if known else telling.key[0]

    def _lenders(self, article: str, telling: Telling) -> Iterable[str]:
        """The articles that share the passage in which the trigger stands."""
        if article != telling.key[0]:
            return
        for copy, is_left in self._taken.get(article, ()):
            if any((pair[0] if is_left else pair[1]).contains(telling.trigger) for pair in copy.shared):
                yield copy.right if is_left else copy.left

    def _precedence(self, article: str) -> tuple[bool, str, str]:
        """An agency's own dispatch first, then the earliest."""
        digest = self._digests[article]
        return not digest.agency, digest.published or "9999", article


def _of_copied(root: Root, ascribed: Mapping[tuple[str, ...], Root]) -> Root:
    """The root itself, or the one to which its near-duplicates ascribe what it tells in its own voice."""
    return next(iter(ascribed.values())) if root.kind in OWN_VOICE and len(ascribed) == 1 else root


def _spoken(speaker: Party) -> Root:
    """The root of what is said by one speaker, or by several together."""
    parts = [fold(part) for part in TOGETHER.split(speaker.name) if any(c.isupper() for c in part)]
    own = speaker_key(speaker)
    keys = (f"speaker:{own}", *(f"speaker:{part}" for part in sorted(parts) if part))
    return Root(keys, "speaker", speaker.name, Bilingual(fr=f"parole de {speaker.name}", en=f"in the words of {speaker.name}"))


def origins_of(roots: Sequence[Root]) -> tuple[Origin, ...]:
    """The origin of each root. Roots that share somebody behind them are one: « la France et l'Allemagne », « la France et ses
    partenaires »."""
    parent: dict[str, str] = {}

    def find(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for root in roots:
        for key in root.keys[1:]:
            a, b = sorted((find(root.keys[0]), find(key)))
            parent[b] = a
    name = {find(root.keys[0]): root for root in sorted(roots, key=lambda r: (len(r.keys), r.name), reverse=True)}
    return tuple(_origin(find(root.keys[0]), name[find(root.keys[0])]) for root in roots)


def one_of_each(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Each origin once, in the order of their ids; of those that events name differently the first in the alphabet."""
    named = sorted(set(origins), key=lambda o: (o.id, o.kind, o.name, o.reason.fr), reverse=True)
    return tuple(sorted({origin.id: origin for origin in named}.values(), key=lambda o: o.id))


def _origin(key: str, root: Root) -> Origin:
    return Origin(id=short_id("o", key), kind=root.kind, name=root.name, reason=root.reason)


def short_id(letter: str, content: str) -> str:
    """An id that the same content always has: the letter and eight signs of its hash (one clash in a million events)."""
    number = int.from_bytes(blake2b(content.encode(), digest_size=8).digest(), "big")
    signs = "0123456789abcdefghjkmnpqrstvwxyz"
    return letter + "".join(signs[number >> 5 * i & 31] for i in range(8))
