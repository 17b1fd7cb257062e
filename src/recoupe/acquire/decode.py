"""Bytes to text: any encoding, never a crash, never a replaced character without a Problem."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Single-byte encodings that Western European text was kept in; which one is told by the letters that come out.
WESTERN = ("cp1252", "mac_roman", "cp850", "iso8859_15")
USUAL = frozenset("éèàçêùôîâûëïœæüöäñíóáúÉÈÀÇÊÙÔÎÂÛËÏŒÜ«»’‘“”–—…°€ \u00a0ºª·•©®ß½²³")
SAMPLE = 200_000  # bytes that the choice of an encoding looks at
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
MANY_CONTROLS = 0.01  # share of control characters above which a file is not text
GOOD_FOR_BROKEN = 2  # whole UTF-8 characters for each broken one; a text in another encoding has next to none
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.I
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and one sentence where something is doubtful."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text in `data`, its line ends made `\\n`, its byte order mark left out; None where the bytes are not text."""
    decoded = _marked(data) or _wide(data) or _utf8(data) or _declared(data, declared) or _guessed(data)
    if decoded is None or is_binary(decoded.text):
        return None
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if decoded.doubt is None and "\ufffd" in text:
        doubt = f"{text.count(chr(0xFFFD))} characters had been lost (�) before this text reached recoupe."
        return Decoded(text, decoded.encoding, doubt)
    return Decoded(text, decoded.encoding, decoded.doubt)


def is_binary(text: str) -> bool:
    """True where a text has so many control characters that it is no text."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) > max(1, len(sample) * MANY_CONTROLS)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML or XML head declares, None where it declares none."""
    found = DECLARED.search(data[:2048])
    return (found[1] or found[2]).decode("ascii") if found else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            if text is not None:
                return Decoded(text, encoding)
            text = data.decode(encoding, errors="replace")
            return Decoded(text, encoding, f"The file says it is {encoding} but {text.count(chr(0xFFFD))} places are not; they read �.")
    return None


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.7 * half and others < 0.1 * half:
            text = _strict(data[: len(data) // 2 * 2], encoding)
            return Decoded(text, encoding) if text is not None else None
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _nearly_utf8(data) if error.start > 0 or len(data) > 3 else None


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places (a cut multi-byte character, a stray byte of another encoding)."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - broken
    if good < GOOD_FOR_BROKEN * broken:
        return None
    return Decoded(text, "utf-8", f"{broken} bytes are not UTF-8 like the rest; they read �.")


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    said = declared_encoding(data)
    if said is not None and said.lower().startswith(("utf-16", "utf-32")):
        said = None  # a head that can be read byte by byte is in no wide encoding, whatever it says
    encoding = declared or said
    if encoding is None or encoding.lower() in {"utf-8", "utf8"}:
        return None
    if encoding.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        encoding = "cp1252"  # what browsers read under these names
    text = _strict(data, encoding)
    return Decoded(text, encoding) if text is not None else None


def _guessed(data: bytes) -> Decoded | None:
    western = _western(data)
    if western is not None:
        return western
    match = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    if match is not None:
        text = _strict(data, match.encoding)
        if text is not None:
            return Decoded(text, match.encoding, f"The encoding is a guess ({match.encoding}); check the accents.")
    return None


def _western(data: bytes) -> Decoded | None:
    """The Western encoding under which the characters beyond ASCII are the usual ones, where there is one."""
    sample = bytes(b for b in data[:SAMPLE] if b > 127)
    if not sample or b"\x00" in data[:SAMPLE]:
        return None
    scores = {e: sum(c in USUAL for c in t) / len(t) for e in WESTERN if (t := sample.decode(e, errors="replace"))}
    best = max(WESTERN, key=lambda e: scores[e])
    if scores[best] < 0.8:
        return None
    text = data.decode(best, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, best, f"{lost} bytes have no meaning in {best}; they read �." if lost else None)
