"""The same reading on a cluster: `mapInArrow(read_part)` over parts, then one cross-check of the digests. The extra `recoupe[spark]`.

`recoupe spark --master URL IN… OUT`, or `spark-submit --py-files … spark.py IN… OUT`. OUT gets `readings/`, `events/` and `disputes/` in
Parquet; `recoupe import OUT` makes a dossier of any slice. The cross-check runs on the driver: it takes digests, not articles, and
`docs/scale.md` says how far that goes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from recoupe.crosscheck import crosscheck
from recoupe.ground.clues import find_clues
from recoupe.ground.lending import loans_among
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.loans import Clue, Loan, filled
from recoupe.merge.digest import digest
from recoupe.model import Digest
from recoupe.parts import PART, READING, read_part, readings_of
from recoupe.store.codec import dumps, loads, pack, unpack

CLUE, DIGEST = pa.schema([("clue", pa.string())]), pa.schema([("digest", pa.binary())])
EVENTS = "id string, type string, date string, sentence_fr string, sentence_en string, tellings int, origins int, event string"
DISPUTES = "id string, event string, property string, severity string, kind string, sentence_fr string, sentence_en string, dispute string"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run gave."""

    articles: int
    unread: int
    events: int
    disputes: int


def session(master: str | None = None, name: str = "recoupe") -> SparkSession:
    """A session whose workers run this very Python. `master` None leaves the choice to spark-submit."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName(name).config("spark.ui.showConsoleProgress", "true")
    return (builder.master(master) if master else builder).getOrCreate()


def run(spark: SparkSession, inputs: Sequence[str], out: str, model: str = DEFAULT_MODEL) -> Done:
    """Reads the parts, cross-checks them, writes Parquet under `out`."""
    parts(spark, inputs).mapInArrow(partial(read_part, model=model), from_arrow_schema(READING)).write.parquet(f"{out}/readings")
    readings = spark.read.parquet(f"{out}/readings")
    read = readings.filter("reading is not null")
    loans = loans_among(loads(Clue, row["clue"]) for row in read.mapInArrow(clues, from_arrow_schema(CLUE)).toLocalIterator())
    held = read.mapInArrow(partial(digests, loans=loans), from_arrow_schema(DIGEST))
    found = crosscheck(unpack(Digest, row["digest"]) for row in held.toLocalIterator())
    origins = {event.id: len(set(event.origin_of)) for event in found.events}
    events = [(e.id, e.type, e.date, e.sentence.fr, e.sentence.en, len(e.tellings), origins[e.id], dumps(e)) for e in found.events]
    disputes = [(d.id, d.event, d.property, d.severity, d.kind, d.sentence.fr, d.sentence.en, dumps(d)) for d in found.disputes]
    spark.createDataFrame(events, EVENTS).write.parquet(f"{out}/events")
    spark.createDataFrame(disputes, DISPUTES).write.parquet(f"{out}/disputes")
    articles = readings.filter("reading is not null").count()
    return Done(articles=articles, unread=readings.count() - articles, events=len(events), disputes=len(disputes))


def parts(spark: SparkSession, inputs: Sequence[str]) -> DataFrame:
    """One row and one partition a part. Files of this machine travel as paths, those of other file systems as content."""
    if all("://" not in path for path in inputs):
        rows = [(os.path.abspath(path), None) for path in inputs]  # noqa: PTH100 - no file system is asked, the workers may be elsewhere
        return spark.createDataFrame(rows, from_arrow_schema(PART)).repartition(len(rows), "path")
    found = spark.read.format("binaryFile").load(list(inputs)).select("path", "content")
    return found.repartition(max(1, found.count()), "path")


def clues(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What each article tells the others and asks of them."""
    for batch in batches:
        rows = [{"clue": dumps(clue)} for reading in readings_of(batch.to_pylist()) for clue in find_clues(reading)]
        yield pa.RecordBatch.from_pylist(rows, schema=CLUE)


def digests(batches: Iterable[pa.RecordBatch], loans: Mapping[str, Sequence[Loan]]) -> Iterator[pa.RecordBatch]:
    """The digest of each reading with what other articles lend it, packed."""
    for batch in batches:
        read = readings_of(batch.to_pylist())
        rows = [{"digest": pack(digest(filled(reading, loans.get(reading.article.id, ()))))} for reading in read]
        yield pa.RecordBatch.from_pylist(rows, schema=DIGEST)


def main(words: Sequence[str]) -> None:
    """`spark-submit spark.py IN… OUT`."""
    *inputs, out = words
    done = run(session(), inputs, out)
    sys.stdout.write(f"{done}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
