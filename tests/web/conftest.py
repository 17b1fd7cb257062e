from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.web.app import create_app
from web import affair


@pytest.fixture(scope="session")
def dossier_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return affair.make(tmp_path_factory.mktemp("web") / "affaire.db")


@pytest.fixture(scope="session")
def client(dossier_path: Path) -> TestClient:
    return TestClient(create_app(dossier_path), base_url="http://127.0.0.1")
