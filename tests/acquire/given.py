"""Short ways to give inputs to `acquire` and to look at what comes of them."""

from __future__ import annotations

from pathlib import Path

from recoupe.acquire.inputs import Options, acquire
from recoupe.model import Acquired, Article, Problem

BODY = (
    "Le conseil municipal de Ségou a voté lundi la rénovation du marché central, pour un montant de deux milliards de francs.\n"
    "« Les travaux commenceront avant la saison des pluies », a promis le maire, Issa Koné, devant une salle comble.\n"
    "L'opposition juge le calendrier intenable et demande un audit des comptes de la commune."
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Ségou rénove son marché - Le Fleuve</title>
<meta property="og:site_name" content="Le Fleuve"><meta property="og:title" content="Ségou rénove son marché">
<meta property="article:published_time" content="2021-05-04T08:00:00+00:00"><meta name="author" content="Awa Diallo">
<meta charset="utf-8"></head><body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/p">Politique</a></li></ul></nav>
<article><h1>Ségou rénove son marché</h1>{PARAGRAPHS}</article>
<div id="comments" class="comments"><h3>2 commentaires</h3>
<ol class="comment-list"><li class="comment"><p>lol encore des promesses</p></li></ol></div>
<footer><p>© 2021 Le Fleuve. Tous droits réservés.</p></footer></body></html>"""


def read(*paths: Path | str, **options: object) -> list[Acquired]:
    return list(acquire([str(path) for path in paths], Options(**options)))  # type: ignore[arg-type]


def articles(found: list[Acquired]) -> list[Article]:
    return [acquired.article for acquired in found if acquired.article is not None]


def problems(found: list[Acquired]) -> list[Problem]:
    return [problem for acquired in found for problem in acquired.problems]


def only(found: list[Acquired]) -> Article:
    assert problems(found) == []
    (article,) = articles(found)
    return article


def written(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path
