"""How many characters a second find_times and find_quantities read, on one core."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench.figures import Figure
from recoupe.ground.quantities import find_quantities
from recoupe.ground.times import find_times

# About one time and one quantity in 170 characters, as in agency copy.
SAMPLE = """Le ministre malien des Affaires étrangères a reçu mardi 7 février 2023 son homologue.
Une délégation était arrivée à Bamako la veille, selon des sources proches du dossier qui ont requis l'anonymat.
Selon le communiqué publié à l'issue de la rencontre, les deux pays entendent renforcer une coopération engagée depuis août 2020.
« Nous saluons la décision de nos partenaires, qui nous permettra de reprendre tout le territoire », a-t-il déclaré.
L'opposition dénonce pour sa part un accord opaque, dont le contenu n'a jamais été soumis au vote des députés ni présenté à la presse.
Au moins quarante soldats ont été tués la semaine dernière dans une embuscade attribuée à des hommes armés non identifiés.
"""
SIZE = 1_000_000
RUNS = 3


def speed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Characters a second, the best of three runs."""
    best = min(_seconds(read, texts) for _ in range(RUNS))
    return sum(map(len, texts)) / best


def _seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def run(size: int | None = None) -> Iterator[Figure]:
    """Both figures, on `size` characters of invented press sentences."""
    texts = [SAMPLE * 4] * max(1, (size or SIZE) // (4 * len(SAMPLE)))
    find_times("", published=None)
    find_quantities("")
    yield Figure(name="find_times, characters a second", value=f"{speed(partial(find_times, published='2023-02-08'), texts):,.0f}")
    yield Figure(name="find_quantities, characters a second", value=f"{speed(find_quantities, texts):,.0f}")
