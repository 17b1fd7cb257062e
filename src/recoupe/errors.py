"""Wrong code and wrong use raise; wrong data is a `Problem`."""

from __future__ import annotations


class RecoupeError(Exception):
    """Something that a person can mend; the message is one clear sentence."""


class PackError(RecoupeError):
    """A language pack, the ontology or another shipped data file is wrong; the message names the file and the culprit."""


class ModelError(RecoupeError):
    """The spaCy pipeline asked for is not installed or cannot serve."""


class DossierError(RecoupeError):
    """The dossier file cannot be opened, read or upgraded."""


class UsageError(RecoupeError):
    """The command or the call was used wrongly."""
