"""recoupe cross-checks the press: it sets one account against another."""

__version__ = "0.1.0"
