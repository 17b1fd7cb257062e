"""The order that a whole cross-check made, as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from recoupe.merge.copies import marks_of
from recoupe.merge.events import Work
from recoupe.merge.links import meetings
from recoupe.merge.shelf import Order
from recoupe.model import Dispute
from recoupe.renewal.figures import OF_ONE, figure_row
from recoupe.renewal.sayings import said
from recoupe.renewal.uses import contested, uses_of
from recoupe.store.ledger.filling import Filling


def filling(made: Work, disputes: Iterable[tuple[str, Dispute]]) -> Filling:
    """All that the ledger keeps of a cross-check; `disputes` come with their grounds."""
    events, profiles = made.merged.events, made.index.profiles
    number = {key: p.order[-1] for key, p in profiles.items()}
    first = {event.id: number[event.tellings[0].key] for event in events}
    return Filling(
        marks={digest.id: marks_of(digest) for digest in made.digests},
        tellings=((number[telling.key], telling.key, event.id) for event in events for telling in event.tellings),
        blocks=chain(made.index.rows.entries(), made.figures.rows.entries(), _meetings(made)),
        edges=chain(
            ((number[a], number[b], worth) for (a, b), worth in made.index.edges.items()), ((a, b, OF_ONE) for a, b in made.figures.pairs)
        ),
        links=((first[plan], first[event.id]) for event in events for relation, plan in event.links if relation == "fulfils"),
        sayings=map(said, made.wordings),
        statements={key: statement.id for statement in made.merged.statements for key in statement.wordings},
        figures=map(figure_row, made.figures.figures.values()),
        things={telling.key: thing.id for thing in made.merged.figures for telling in thing.tellings},
        uses=chain(chain.from_iterable(map(uses_of, made.digests)), chain.from_iterable(map(contested, made.merged.figures))),
        origins=((event, origin) for event, origins in made.origins.items() for origin in origins),
        findings=[(ground, dispute.id) for ground, dispute in disputes],
    )


def _meetings(made: Work) -> Iterator[tuple[int, Order]]:
    """Where the first telling of each event meets plans and acts."""
    leading = (made.index.profiles[event.tellings[0].key] for event in made.merged.events)
    return ((entry.block, entry.order) for p in leading for entry in meetings(p))
