"""What a dossier answers: frozen rows, rich enough for a reading room."""

from recoupe.store.rows.glance import Change, Counts, Facet, Found, Hit, Judged, Located, MonthCount, Note, Register, TimelineRow
from recoupe.store.rows.listed import ActorRef, ActorRow, ArticleRow, DisputeRow, EventRow, Page, QuoteRow
from recoupe.store.rows.whole import ActorPage, ArticlePage, EventPage, Linked, Partner, TellingRow

__all__ = [
    "ActorPage", "ActorRef", "ActorRow", "ArticlePage", "ArticleRow", "Change", "Counts", "DisputeRow", "EventPage",
    "EventRow", "Facet", "Found", "Hit", "Judged", "Linked", "Located", "MonthCount", "Note", "Page", "Partner",
    "QuoteRow", "Register", "TellingRow", "TimelineRow",
]  # fmt: skip
