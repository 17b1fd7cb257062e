"""The pages of the reading room. PAGES drives everything: routes, JSON twins, the OpenAPI description, the published folder."""

from recoupe.web.pages import actors, articles, disputes, events, overview, quotes, registers, search, when_and_where
from recoupe.web.pages.base import Asked, NotFound, Page

PAGES: tuple[Page, ...] = (
    overview.PAGES
    + events.PAGES
    + disputes.PAGES
    + quotes.PAGES
    + actors.PAGES
    + articles.PAGES
    + when_and_where.PAGES
    + registers.PAGES
    + search.PAGES
)
# The sections in the side bar, in groups. Review (people's judgements) will have its place in the last one.
NAVIGATION: tuple[tuple[str, ...], ...] = (
    ("index",),
    ("events", "disputes", "quotes", "actors", "articles"),
    ("time", "map", "network"),
    ("registers", "problems"),
)

__all__ = ["NAVIGATION", "PAGES", "Asked", "NotFound", "Page"]
