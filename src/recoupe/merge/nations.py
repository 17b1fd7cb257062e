"""Which words of an article tell a nationality or a country (« russe », « Mali »), as stems."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.merge.words import stem, tokens
from recoupe.model import Reading
from recoupe.text import fold

# A nationality shares its country's first letters: « malien » / « Mali », « français » / « France ».
ROOT = 4
LONGEST_ENDING = 5


def nations(reading: Reading) -> Mapping[str, str]:
    """Stem → ISO 3166 country, for the countries that the article names and the words made from their names."""
    roots = {
        fold(word)[:ROOT]: (fold(word), actor.country)
        for actor in reading.actors
        if actor.kind == "state" and actor.country
        for word in actor.name.split()
        if len(fold(word)) >= ROOT
    }
    out: dict[str, str] = {}
    for word, _ in tokens(reading.article.text):
        folded = fold(word)
        name, country = roots.get(folded[:ROOT], ("", ""))
        if country and abs(len(folded) - len(name)) <= LONGEST_ENDING and not word.isupper():
            out[stem(word)] = country
    return out
