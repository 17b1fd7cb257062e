"""The order that cross-checking keeps in the dossier (`steps/20_ledger.sql`): who stands beside whom, and what was made of it.

Tellings go by numbers (`merge.shelf.number_of` of their keys), articles by their ids; what is kept of an article stays when the article
leaves the dossier, until the next cross-check takes it out.
"""

from __future__ import annotations

import sqlite3

from recoupe.store.ledger.accounts import Accounts
from recoupe.store.ledger.articles import Articles
from recoupe.store.ledger.blocks import Blocks
from recoupe.store.ledger.figures import Figures
from recoupe.store.ledger.grounds import Grounds
from recoupe.store.ledger.sayings import Sayings


class Ledger:
    """The ledger of one dossier, inside one transaction, which the caller holds."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.articles = Articles(connection)
        self.blocks = Blocks(connection)
        self.accounts = Accounts(connection, self.articles)
        self.sayings = Sayings(connection, self.articles)
        self.figures = Figures(connection, self.articles)
        self.grounds = Grounds(connection, self.articles)
