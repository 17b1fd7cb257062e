"""Parts of a crawl as Arrow batches: rows of paths in, rows of readings out. It knows nothing of Spark; a cluster and a test call it alike.

A part is a WARC, a JSONL, an archive or any other input of `acquire`. One that fails is tried again where it stopped, then listed as a
problem: nothing is lost in silence.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import and_
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as arrow

from recoupe.acquire.inputs import acquire
from recoupe.acquire.masking import masked_copy
from recoupe.engines import batches, read_batch
from recoupe.errors import UsageError
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.model import Acquired, Problem, Reading
from recoupe.store.codec import pack, unpack
from recoupe.write.contract import problem_row

PART = pa.schema([("path", pa.string()), ("content", pa.binary())])
READING = pa.schema(
    [
        ("part", pa.string()),
        ("id", pa.string()),
        ("name", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("language", pa.string()),
        ("published", pa.string()),
        ("countries", pa.list_(pa.string())),
        ("reading", pa.binary()),
        ("problems", pa.string()),
    ]
)
# A part is tried so many times in all: a machine's passing trouble is survived, a broken file does not hold a cluster.
TRIES = 3
# Readings in one Arrow batch: a few megabytes, so that a worker's memory stays flat however long the part.
ROWS = 64
Row = dict[str, Any]


def read_part(parts: Iterable[pa.RecordBatch], model: str = DEFAULT_MODEL) -> Iterator[pa.RecordBatch]:
    """The readings of every article of every part, private people's words masked, in batches of READING."""
    for part in parts:
        for row in part.to_pylist():
            rows = part_rows(row["path"], row.get("content"), model)
            while chunk := list(islice(rows, ROWS)):
                yield pa.RecordBatch.from_pylist(chunk, schema=READING)


def part_rows(path: str, content: bytes | None, model: str) -> Iterator[Row]:
    """The rows of one part; what fails is tried again after the rows that were given, and told where it fails for good."""
    given = 0
    for attempt in range(1, TRIES + 1):
        try:
            for row in islice(outcome_rows(path, content, model), given, None):
                yield row
                given += 1
        except Exception as error:  # one broken part must not stop a cluster: it is tried again, then listed
            if attempt == TRIES:
                yield problem_of(path, f"This part failed {TRIES} times after {given} articles ({type(error).__name__}: {error}).")
        else:
            return


def outcome_rows(path: str, content: bytes | None, model: str) -> Iterator[Row]:
    """One pass over a part, from its path or from its content."""
    if content is None:
        yield from (reading_row(path, outcome) for batch in batches(acquire([path])) for outcome in read_batch(model, batch))
        return
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / Path(path).name
        held.write_bytes(content)
        yield from (row | {"part": path} for row in outcome_rows(str(held), None, model))


def reading_row(part: str, outcome: Reading | Acquired) -> Row:
    """One row of READING."""
    if isinstance(outcome, Acquired):
        return empty_row(part) | {"problems": told(outcome.problems)}
    article = outcome.article
    return empty_row(part) | {
        "id": article.id,
        "name": article.name,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
        "published": article.published.value if article.published else None,
        "countries": sorted({actor.country for actor in outcome.actors if actor.country}),
        "reading": pack(replace(outcome, article=masked_copy(article))),
        "problems": told(outcome.problems),
    }


def empty_row(part: str) -> Row:
    return dict.fromkeys(READING.names, None) | {"part": part}


def problem_of(part: str, sentence: str) -> Row:
    return empty_row(part) | {"problems": told((Problem(stage="acquire", sentence=sentence, path=part),))}


def told(problems: Iterable[Problem]) -> str | None:
    """Problems as JSON, None where there are none."""
    rows = [problem_row(problem) for problem in problems]
    return json.dumps(rows, ensure_ascii=False) if rows else None


def readings_of(rows: Iterable[Row]) -> Iterator[Reading]:
    """The readings held in rows of READING; rows of problems hold none."""
    return (unpack(Reading, row["reading"]) for row in rows if row["reading"] is not None)


def slice_of(folder: Path, country: str | None, since: str | None, until: str | None, outlet: str | None) -> Iterator[Reading]:
    """The readings that a run wrote under `folder`, of one country (ISO 3166-1), period or outlet only, a batch in memory at a time.

    Raises:
        UsageError: the folder holds no such run.
    """
    if not (folder / "readings").is_dir():
        raise UsageError(f"{folder}: holds no `readings`; give the folder that `recoupe spark` wrote.")
    rows = arrow.dataset(folder / "readings", format="parquet").to_batches(filter=wanted(since, until, outlet))
    for batch in rows:
        yield from readings_of(row for row in batch.to_pylist() if country is None or country.upper() in (row["countries"] or ()))


def wanted(since: str | None, until: str | None, outlet: str | None) -> arrow.Expression | None:
    """The rows that a slice keeps, as Parquet can skip the others."""
    tests = []
    if since:
        tests.append(arrow.field("published") >= since)
    if until:
        tests.append(arrow.field("published") <= f"{until}~")
    if outlet:
        tests.append(arrow.field("outlet") == outlet)
    return reduce(and_, tests) if tests else None
