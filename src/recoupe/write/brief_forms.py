"""The brief as Markdown, as HTML to print, and as a Word document."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from typing import BinaryIO

import docx

from recoupe.write.brief import Piece, PieceKind, pieces
from recoupe.write.request import Request

MARKDOWN: Mapping[PieceKind, str] = {
    "title": "# {}\n\n",
    "heading": "## {}\n\n",
    "subheading": "### {}\n\n",
    "paragraph": "{}\n\n",
    "item": "- {}\n\n",
    "quotation": "> {}\n\n",
}
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~]|^[-+=](?=\s)|(?<=^\d)[.)](?=\s)")
TAGS: Mapping[PieceKind, str] = {
    "title": "h1",
    "heading": "h2",
    "subheading": "h3",
    "paragraph": "p",
    "item": "p",
    "quotation": "blockquote",
}
STYLES: Mapping[PieceKind, str] = {
    "title": "Title",
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "paragraph": "Normal",
    "item": "List Bullet",
    "quotation": "Quote",
}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot hold
STYLE = """
body { font: 11pt/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
h1 { font-size: 1.7rem; line-height: 1.2 } h2 { margin-top: 2.2rem; border-bottom: 1px solid #999; font-size: 1.25rem }
h3 { margin: 1.4rem 0 .2rem; font-size: 1.02rem } .aside { color: #555; font-size: .88em; margin: 0 }
blockquote { margin: .5rem 0 .5rem 1rem; padding-left: .8rem; border-left: 3px solid #bbb } .item { margin: .3rem 0 }
h2, h3 { break-after: avoid } blockquote { break-inside: avoid } @page { margin: 2cm }
"""


def write_markdown(request: Request, out: BinaryIO) -> int:
    """CommonMark; the words of a source cannot break it."""
    number = 0
    for piece in pieces(request):
        out.write(MARKDOWN[piece.kind].format(marked(piece)).encode())
        number += 1
    return number


def marked(piece: Piece) -> str:
    text = plain(piece.text)
    if not piece.aside:
        return text
    if piece.kind == "subheading":
        return f"{text}\n\n*{plain(piece.aside)}*"
    return f"{text} — *{plain(piece.aside)}*"


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line; unbreakable spaces stay."""
    return SPECIAL.sub(lambda found: "\\" + found[0], re.sub(r"[ \t\r\n\f\v]+", " ", text).strip())


def write_html(request: Request, out: BinaryIO) -> int:
    """One page without script or outside address, set for printing."""
    number = 0
    title = html.escape(request.heading())
    out.write(f'<!doctype html>\n<html lang="{request.locale}"><head><meta charset="utf-8"><title>{title}</title>'.encode())
    out.write(f"<style>{STYLE}</style></head>\n<body>\n".encode())
    for piece in pieces(request):
        out.write(element(piece).encode())
        number += 1
    out.write(b"</body></html>\n")
    return number


def element(piece: Piece) -> str:
    tag, text, aside = TAGS[piece.kind], html.escape(piece.text), html.escape(piece.aside)
    kind = ' class="item"' if piece.kind == "item" else ""
    if piece.kind == "subheading":
        return f"<h3>{text}</h3>\n" + (f'<p class="aside">{aside}</p>\n' if aside else "")
    return f"<{tag}{kind}>{text}" + (f' <span class="aside">— {aside}</span>' if aside else "") + f"</{tag}>\n"


def write_docx(request: Request, out: BinaryIO) -> int:
    """A Word document with its own styles, so that a newsroom's template takes it over."""
    document, number = docx.Document(), 0
    document.core_properties.title = CONTROL.sub("", request.heading())
    document.core_properties.author = "recoupe"
    for piece in pieces(request):
        paragraph = document.add_paragraph(CONTROL.sub("", piece.text), style=STYLES[piece.kind])
        if piece.aside:
            owner = document.add_paragraph() if piece.kind == "subheading" else paragraph
            owner.add_run(("" if piece.kind == "subheading" else " — ") + CONTROL.sub("", piece.aside)).italic = True
        number += 1
    held = io.BytesIO()
    document.save(held)
    out.write(held.getvalue())
    return number
