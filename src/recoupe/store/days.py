"""First and last possible day of an EDTF date, as text, to sort and to compare in SQL."""

from __future__ import annotations

from recoupe import edtf


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that `value` can mean; None where it is open, unknown or no EDTF of ours."""
    if not value:
        return None, None
    try:
        first, last = edtf.bounds(value)
    except edtf.EdtfError:
        return None, None
    return first.isoformat() if first else None, last.isoformat() if last else None
