"""A TimelineJS timeline (JSON): every dated event, an uncertain date as an interval, with its sentences and outlets."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.store.rows import EventPage
from recoupe.write.evidence import event_pages, tell_origins
from recoupe.write.request import Request, json_line, write_list

Json = dict[str, Any]


def write_timelinejs(request: Request, out: BinaryIO) -> int:
    """One timeline."""
    title = json_line({"text": {"headline": html.escape(request.heading())}}).decode().strip()
    return write_list(request, f'{{"title": {title}, "events": [', slides(request), "]}\n", out)


def slides(request: Request) -> Iterator[Json]:
    """One slide an event that has a first day; TimelineJS wants one."""
    for page in event_pages(request):
        if page.row.since is not None:
            yield slide(page, request)


def slide(page: EventPage, request: Request) -> Json:
    """TimelineJS shows HTML: every word of a source is escaped."""
    row = page.row
    told = "".join(
        f"<blockquote>{html.escape(t.sentence)} — {html.escape(t.telling.outlet or t.telling.article)}</blockquote>" for t in page.tellings
    )
    found: Json = {
        "unique_id": row.id,
        "group": row.type,
        "start_date": date(row.since or ""),
        "display_date": html.escape(row.date or ""),
        "text": {
            "headline": html.escape(request.said(row.sentence)),
            "text": f"<p>{html.escape(request.said(tell_origins(row)))}</p>{told}",
        },
    }
    return found | ({"end_date": date(row.until)} if row.until and row.until != row.since else {})


def date(day: str) -> Json:
    year, month, number = (int(part) for part in day.split("-"))
    return {"year": year, "month": month, "day": number}
