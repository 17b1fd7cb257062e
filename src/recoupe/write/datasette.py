"""The metadata with which Datasette shows a dossier well: what each table is, what to search, what to narrow by, questions ready to ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from recoupe.store.tables import TABLES

Json = dict[str, Any]
HIDDEN = (
    "article_index", "quote_index", "event_index", "readings", "raws", "steps", "settings", "joins", "actor_names", "actor_roles",
    "account_actors", "event_accounts", "event_actors", "event_links", "statement_quotes",
    "clues", "stirred",
)  # fmt: skip
DESCRIPTIONS = {
    "articles": "Articles, each the text as published; places elsewhere count its characters.",
    "quotes": "Words ascribed to someone, with the sentences before and after.",
    "accounts": "What one article tells of one happening (PLOVER types).",
    "events": "Accounts judged to tell the same happening.",
    "disputes": "Properties of an event on which accounts differ.",
    "claims": "Each side of a dispute: value, words, who asserts it.",
    "actors": "Who acts or speaks, across articles.",
    "judgements": "What people say of pairs. Never derived, never overwritten.",
    "notes": "What people wrote. Never derived, never overwritten.",
    "origins": "What accounts go back to: a dispatch, a person quoted, the outlet itself.",
    "problems": "What went wrong while reading.",
}
FACETS = {
    "v_articles": ["outlet", "language"],
    "v_quotes": ["speaker", "outlet", "stance", "manner"],
    "v_accounts": ["type", "outlet", "status"],
    "v_events": ["type", "origins"],
    "v_disputes": ["property", "severity", "type"],
    "v_claims": ["property", "outlet"],
    "v_actors": ["kind", "country"],
    "v_statements": ["speaker", "stance"],
    "articles": ["outlet", "month"],
    "quotes": ["stance", "manner"],
    "events": ["type"],
}
QUERIES = {
    "search": {
        "title": "Search the articles",
        "description": "Words as FTS5 takes them; accents and case do not count. `stems: livraison` finds forms (type the stem).",
        "sql": "select s.name, s.outlet, s.published, s.title, snippet(article_fts, 0, '<<', '>>', '…', 24) as found from article_fts f "
        "join articles s on s.id = f.rowid where article_fts match :query order by rank limit 100",
    },
    "who_says_what": {
        "title": "Who says what",
        "sql": "select speaker, stance, content, outlet, published, article, start from v_quotes where speaker like '%' || :speaker || '%' "
        "order by published limit 500",
    },
    "several_origins": {
        "title": "What several origins tell, undisputed",
        "sql": "select id, type, date, sentence_fr, origins, origin_names, evidence from v_events "
        "where origins > 1 and disputes = 0 order by origins desc",
    },
    "one_origin_many_articles": {
        "title": "Told by many, from one origin",
        "sql": "select id, type, date, sentence_fr, articles, origin_names, evidence from v_events "
        "where origins = 1 and articles > 1 order by articles desc",
    },
    "words_in_place": {
        "title": "The very words of a place",
        "sql": "select name, substr(text, :start + 1, :end - :start) as words from articles where name = :article",
    },
}


def metadata(path: Path) -> Json:
    """Datasette's metadata for the dossier at `path`, to be written as JSON: `datasette dossier.db -m metadata.json`."""
    tables: dict[str, Json] = {name: {"hidden": True} for name in HIDDEN}
    for name, text in DESCRIPTIONS.items():
        tables.setdefault(name, {})["description"] = text
    for name in TABLES:
        tables.setdefault(f"v_{name}", {})["description"] = DESCRIPTIONS.get(
            name, f"Register of {name}: each row with evidence, outlets, origins, disputes."
        )
    for name, facets in FACETS.items():
        tables.setdefault(name, {})["facets"] = facets
    for table, index in (("articles", "article_fts"), ("quotes", "quote_fts"), ("events", "event_fts")):
        tables[table] |= {"fts_table": index, "fts_pk": "key" if table != "articles" else "id"}
    tables["articles"] |= {"label_column": "name", "sort_desc": "day"}
    tables["actors"]["label_column"] = "name"
    return {
        "title": f"recoupe: {path.stem}",
        "description": "A cross-checked dossier: who said what, which accounts tell one event, how many origins, where they differ.",
        "databases": {path.stem: {"tables": tables, "queries": QUERIES}},
    }
