"""What many tests share."""

from __future__ import annotations

import pytest
from spacy.language import Language

from recoupe.annotate.model import load_model


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The French pipeline, loaded once for the whole run."""
    return load_model()
