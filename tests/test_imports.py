"""Imports run one way: cli → commands → engines, pipeline → stages; web, write → store → the base. Libraries stay where they belong."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from recoupe.cli import COMMANDS

SOURCE = Path(__file__).parents[1] / "src" / "recoupe"
MODULES = sorted(SOURCE.rglob("*.py"))
BASE = {"errors", "model", "text", "lexicon", "edtf", "messages", "register", "ontology", "phrases", "loans", "tokens"}
STAGES = {"acquire", "annotate", "attribute", "extract", "ground", "merge", "oppose"}
# What each part may import, beside itself.
ALLOWED: dict[str, set[str]] = {
    **dict.fromkeys(BASE | STAGES, BASE),
    "pipeline": BASE | STAGES,
    "engines": BASE | {"pipeline"},
    "crosscheck": BASE | {"ground", "merge", "oppose", "renewal", "store", "tighten"},
    "renewal": BASE | {"merge", "oppose", "store"},
    "tighten": BASE | {"ground", "store"},
    "desk": BASE | STAGES | {"crosscheck", "pipeline", "engines", "store", "__init__"},
    "store": BASE,
    "write": BASE | {"store"},
    "web": BASE | {"store", "write"},
    "api": BASE | STAGES | {"crosscheck", "pipeline", "engines", "desk", "store", "write"},
    "parts": BASE | {"acquire", "engines", "pipeline", "store", "write"},
    "spark": BASE | {"crosscheck", "ground", "merge", "parts", "pipeline", "store"},
    "commands": BASE | STAGES | {"crosscheck", "pipeline", "engines", "desk", "store", "write", "web", "api", "parts", "spark"},
    "cli": BASE | {"commands"},
    "__init__": {"api"},
    "__main__": {"cli"},
}
# Where a library may be seen. `attribute` offers its rules as a component of spaCy too; `pipeline` names the type of the loaded model.
HOMES: dict[str, set[str]] = {
    "spacy": {"annotate", "attribute", "pipeline"},
    "sqlite3": {"store"},
    "starlette": {"web"},
    "jinja2": {"web"},
    "uvicorn": {"web"},
    "httpx": {"acquire"},
    "trafilatura": {"acquire"},
    "click": {"cli", "commands"},
    "pyspark": {"spark"},
    "pyarrow": {"parts", "spark", "write"},
}


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The dotted names a module imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_place_allows(path: Path) -> None:
    part = part_of(path)
    assert part in ALLOWED, f"{part} has no place in the house: give it one in ALLOWED"
    for name in imported(path):
        pieces = name.split(".")
        if pieces[0] == "recoupe" and len(pieces) > 1 and pieces[1] != "__version__":
            assert pieces[1] in ALLOWED[part] | {part}, f"{path.relative_to(SOURCE)} may not import {name}"
        assert part in HOMES.get(pieces[0], {part}), f"{pieces[0]} has no business in {part}"


def test_there_is_no_import_cycle() -> None:
    names = {".".join(("recoupe", *p.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__"): p for p in MODULES}
    graph = {}
    for name, path in names.items():
        wanted = set(imported(path))
        graph[name] = {
            other for other in names if other != name and (other in wanted or any(w.rpartition(".")[0] == other for w in wanted))
        }
    TopologicalSorter(graph).prepare()


def test_no_function_hides_an_import() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hidden = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
                assert not hidden, f"{path.relative_to(SOURCE)}:{node.lineno} imports inside {node.name}"


# What takes long to load: no command's module may import it, so that help and lists start at once (`commands.common.later`).
HEAVY = ("spacy", "thinc", "numpy", "pyarrow", "pandas", "trafilatura", "lxml", "httpx", "starlette", "uvicorn", "jinja2", "networkx",
         "recoupe.crosscheck", "recoupe.pipeline", "recoupe.register")  # fmt: skip


def test_no_command_imports_what_only_its_work_needs() -> None:
    modules = sorted({place.partition(":")[0] for place in COMMANDS.values()})
    code = f"import sys, importlib\nfor name in {modules}: importlib.import_module(name)\nprint(*({set(HEAVY)} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
