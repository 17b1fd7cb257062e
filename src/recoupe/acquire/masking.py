"""Private people's words (comments, contact details, forms) hidden in the copy that is kept."""

from __future__ import annotations

from dataclasses import replace

from recoupe.model import PRIVATE_KINDS, Article

MASK = "·"


def masked_copy(article: Article) -> Article:
    """`article` with every visible character of its private blocks replaced: same length, so that offsets hold; same id."""
    characters = list(article.text)
    for block in article.blocks:
        if block.kind in PRIVATE_KINDS:
            for n in range(block.span.start, block.span.end):
                if not characters[n].isspace():
                    characters[n] = MASK
    return replace(article, text="".join(characters))
