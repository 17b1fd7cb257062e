"""What the articles that came, went or changed share with others, and where accounts come from since."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from recoupe.merge.copies import compare, marks_of
from recoupe.merge.origins import Sources
from recoupe.model import Copy, Digest
from recoupe.store.ledger.articles import Articles


def recopied(articles: Articles, gone: Mapping[str, Digest], come: Mapping[str, Digest]) -> frozenset[str]:
    """Takes articles out of the ledger and puts others in, with their copies; gives those whose accounts may have other origins."""
    former = [copy for digest in gone.values() for copy in _copies(articles, digest, gone)]
    for digest in gone.values():
        articles.drop_marks(digest.id, marks_of(digest))
    for digest in come.values():
        articles.enter(digest.id)
        articles.put_marks(digest.id, marks_of(digest))
    found = {(c.left, c.right): c for digest in come.values() for c in _copies(articles, digest, come)}
    articles.put_copies({*gone, *come}, found.values())
    met = {article for copy in (*former, *found.values()) for article in (copy.left, copy.right)}
    return family(articles, {article for article in met if article not in gone or article in come})


def _copies(articles: Articles, digest: Digest, known: Mapping[str, Digest]) -> list[Copy]:
    """The copies of one article among all that the ledger holds, `known` ones as they are there."""
    others = [known.get(sha) or articles.digest(sha) for sha in sorted(articles.met(marks_of(digest)) - {digest.id})]
    found = (compare(*sorted((digest, other), key=lambda d: d.id)) for other in others if other)
    return [copy for copy in found if copy]


def family(articles: Articles, some: Collection[str]) -> frozenset[str]:
    """Some articles with all their near-duplicates, and the near-duplicates of these."""
    found, waiting = set[str](), list(some)
    while waiting:
        article = waiting.pop()
        if article not in found:
            found.add(article)
            waiting += (sha for c in articles.copies(article) if c.relation == "copie" for sha in (c.left, c.right) if sha != article)
    return frozenset(found)


def sources_of(articles: Articles, some: Collection[str]) -> Sources:
    """What tells where the accounts of some articles come from."""
    copies = {(c.left, c.right): c for article in family(articles, some) for c in articles.copies(article)}
    near = {*some, *(article for pair in copies for article in pair)}
    return Sources({sha: carrier for sha in near if (carrier := articles.carrier(sha))}, list(copies.values()))
