"""Opens zip, tar and gzip archives, within bounds: members, sizes, how much they swell, how deep they nest."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from recoupe.acquire.limits import ARRAY_BYTES, MEGABYTE, read_at_most
from recoupe.acquire.source import Source, from_bytes
from recoupe.model import Problem

BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much an archive may hold: files, megabytes of one file, of all, unpacked bytes for one packed, archives in archives."""

    members: int = 100_000
    member: int = ARRAY_BYTES
    total: int = 5_000 * MEGABYTE
    ratio: int = 200
    depth: int = 2


BOUNDS = Bounds()


def open_zip(source: Source, stream: BinaryIO, bounds: Bounds = BOUNDS) -> Iterator[Source | Problem]:
    """The files in a zip archive."""
    if source.depth >= bounds.depth:
        yield _problem("Archives are nested too deep here; unpack this one first.", source.path)
        return
    seekable = stream if stream.seekable() else io.BytesIO(read_at_most(stream, ARRAY_BYTES))
    try:
        with zipfile.ZipFile(seekable) as archive:
            files = [info for info in archive.infolist() if not info.is_dir()]
            packed = sum(info.compress_size for info in files) or 1
            unpacked = sum(info.file_size for info in files)
            if len(files) > bounds.members or unpacked > bounds.total or unpacked > max(bounds.ratio * packed, MEGABYTE):
                yield _problem(_too_much(len(files), unpacked), source.path)
                return
            for info in files:
                if _is_hidden(info.filename):
                    continue
                with archive.open(info) as member:
                    yield _member(info.filename, cast(BinaryIO, member), source, bounds)
    except BROKEN as error:
        yield _problem(f"This zip archive is broken or locked ({error}).", source.path)


def open_tar(source: Source, stream: BinaryIO, bounds: Bounds = BOUNDS) -> Iterator[Source | Problem]:
    """The files in a tar archive, packed or not, streamed."""
    if source.depth >= bounds.depth:
        yield _problem("Archives are nested too deep here; unpack this one first.", source.path)
        return
    count = total = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as archive:
            for info in archive:
                if not info.isfile() or _is_hidden(info.name):
                    continue
                count, total = count + 1, total + info.size
                if count > bounds.members or total > bounds.total:
                    yield _problem(_too_much(count, total), source.path)
                    return
                member = archive.extractfile(info)
                if member is not None:
                    yield _member(info.name, cast(BinaryIO, member), source, bounds)
    except (*BROKEN, OSError) as error:
        yield _problem(f"This tar archive is broken ({error}).", source.path)


def open_gzip(source: Source, stream: BinaryIO) -> Iterator[Source | Problem]:
    """The one file in a `.gz`, opened as a stream: a gzipped JSONL of any size is read line by line."""
    inner = source.path.removesuffix(".gz")
    name = source.name.removesuffix(".gz")
    yield Source(
        name=PurePosixPath(name).stem if "." in name else name,
        path=inner,
        open=lambda: cast(BinaryIO, io.BufferedReader(gzip.GzipFile(fileobj=stream))),
        url=source.url,
        depth=source.depth + 1,
    )


def _member(filename: str, member: BinaryIO, source: Source, bounds: Bounds) -> Source | Problem:
    path = f"{source.path}!/{filename}"
    data = member.read(bounds.member + 1)
    if len(data) > bounds.member:
        return _problem(f"This file is larger than {bounds.member // MEGABYTE} MB inside an archive; unpack it first.", path)
    stem = PurePosixPath(filename).stem
    return from_bytes(data, name=stem, path=path, depth=source.depth + 1)


def _is_hidden(filename: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(filename).parts)


def _too_much(members: int, size: int) -> str:
    return f"This archive holds too much to be opened safely ({members} files, {size // MEGABYTE} MB unpacked); unpack it first."


def _problem(sentence: str, path: str) -> Problem:
    return Problem(stage="acquire", sentence=sentence, path=path)
