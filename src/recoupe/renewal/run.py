"""Cross-checks again what the articles that came, went or changed touch."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.model import Digest
from recoupe.renewal.copies import recopied
from recoupe.renewal.events import redraft
from recoupe.renewal.figures import recounted
from recoupe.renewal.grounds import Touched, redispute
from recoupe.renewal.groups import regrouped
from recoupe.renewal.links import relinked
from recoupe.renewal.sayings import restated
from recoupe.renewal.uses import uses_of
from recoupe.store.ledger import Ledger
from recoupe.store.renewing import Renewing
from recoupe.store.rows import Change


def renew(ledger: Ledger, pending: Mapping[str, tuple[Digest | None, Digest | None]]) -> tuple[Change, ...]:
    """Makes the dossier what a cross-check of all its articles would make it; `pending` are those that the ledger holds otherwise than they
    are now (former and new digest). Gives the events and disputes gained and lost."""
    gone = {sha: former for sha, (former, _) in pending.items() if former}
    come = {sha: new for sha, (_, new) in pending.items() if new}
    writing = Renewing(ledger.connection)
    resourced = recopied(ledger.articles, gone, come)
    groups = regrouped(ledger, (t for d in gone.values() for t in d.tellings), (t for d in come.values() for t in d.tellings))
    drafts = redraft(ledger, groups, resourced, relinked(ledger, groups))
    things = recounted(ledger, gone, come)
    said = restated(ledger.sayings, gone, come)
    left = {ground for sha in gone for ground in ledger.grounds.drop(sha)}
    ledger.grounds.put(use for digest in come.values() for use in uses_of(digest))
    written = writing.events(drafts, groups.ended)
    writing.tie_actors(written)
    writing.statements(said.now, said.ended)
    events = {id_: event for id_, (event, _) in drafts.items()}
    touched = Touched(resourced=resourced, groups=groups, events=events, written=written, things=things, said=said, left=left)
    redispute(ledger, writing, touched)
    for sha in gone.keys() - come.keys():
        ledger.articles.leave(sha)
    return writing.changes()
