"""The tables of a dossier as named steps (`steps/*.sql`), applied once, in the order of their numbers.

`articles`, `readings`, `raws` are documents; all that a re-reading replaces is derived from them. `judgements`, `notes` and
`settings` are people's: they name their targets by permanent ids, and no re-reading touches them. A step once released is
never edited: a change is a new step.
"""

from __future__ import annotations

from importlib.resources import files


def load_steps() -> tuple[tuple[str, str], ...]:
    """Each step's name and SQL, in order."""
    found = sorted((f for f in files(__package__).joinpath("steps").iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple((f.name.removesuffix(".sql"), f.read_text("utf-8")) for f in found)


STEPS = load_steps()
