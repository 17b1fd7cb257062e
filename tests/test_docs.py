"""The docs say what the code does: generated pages are fresh, links lead somewhere, the README's commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "scripts" / "docs.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_names_only_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^recoupe (\w+)", text, re.MULTILINE)) | set(re.findall(r"`recoupe (\w+)", text))
    assert named <= COMMANDS.keys(), named - COMMANDS.keys()
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`?make (\w+)", text):
        assert f"\n{target}:" in makefile, target


def test_no_machine_path_or_registry_stands_in_the_tree() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    if not any(tracked):
        pytest.skip("not a git checkout")
    hosts = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "/work" + "/main", "/root" + "/")
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".lock", ".yaml", ".txt", ".in", ""} and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            assert not any(host in text for host in hosts), name
