"""Registers as sortable tables."""

from __future__ import annotations

from recoupe.web.pages.base import Page

PAGES: tuple[Page, ...] = ()
