"""What a reader hands on: one article as its file or record holds it, before its furniture is told apart."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Basis, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as found. `text` is flat text; `title` and `standfirst` are set where the format keeps them apart from it.

    `published` is as the format says it, in any writing, and `basis` tells how it is known; `printed` is a day (EDTF) that the page prints
    outside its text. `comments` are readers' words that the
    format holds apart. `cleaned`: most of the furniture is gone already.
    """

    name: str
    path: str
    text: str
    title: str | None = None
    standfirst: str | None = None
    comments: str | None = None
    outlet: str | None = None
    url: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    printed: str | None = None
    basis: Basis = "metadata"
    language: str | None = None
    cleaned: bool = False
    problems: tuple[Problem, ...] = ()
