"""The reading half in order, then the cross-checking half.

1. acquire   an input → Article, furniture apart
2. annotate  Article → spaCy Doc, sentences, mentions
3. attribute Doc → quotes
4. extract   Doc, quotes, times, quantities → accounts
5. ground    mentions, quotes, accounts → actors, speakers, places (times and quantities are found on the text, before 4)
6. merge     tellings → events, origins, copies
7. oppose    events → disputes

A stage never imports another: this module hands values from one to the next.
"""

from __future__ import annotations
