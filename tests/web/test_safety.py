from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from recoupe.errors import UsageError
from recoupe.web.app import create_app
from recoupe.web.safety import COOKIE, host_name, is_loopback, safe_url
from recoupe.web.serve import address, bound


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for path in ("/fr/", "/fr/none", "/static/style.css", "/openapi.json"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1"])
def test_a_foreign_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/fr/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8600", "[::1]:8600", "LOCALHOST"])
def test_loopback_names_are_served(client: TestClient, host: str) -> None:
    assert client.get("/fr/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    assert client.request(method, "/fr/events").status_code == 405


def test_a_token_is_asked_where_one_is_set(dossier_path: Path) -> None:
    room = TestClient(create_app(dossier_path, token="secret", hosts=("desk.example",)), base_url="http://desk.example")
    assert room.get("/fr/").status_code == 401
    assert room.get("/static/style.css").status_code == 401
    assert room.get("/fr/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert room.get("/fr/", headers={"authorization": "Bearer secret"}).status_code == 200
    answer = room.get("/fr/events?type=AID&token=secret", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/fr/events?type=AID")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert room.cookies[COOKIE] == "secret"
    assert room.get("/fr/").status_code == 200


def test_a_token_does_not_send_elsewhere(dossier_path: Path) -> None:
    room = TestClient(create_app(dossier_path, token="secret"), base_url="http://127.0.0.1")
    answer = room.get("http://127.0.0.1//evil.example/x?token=secret", follow_redirects=False)
    assert answer.headers["location"] == "/evil.example/x"


def test_only_web_addresses_become_links() -> None:
    assert safe_url("https://a.example/x") == "https://a.example/x"
    for bad in ("javascript:alert(1)", "data:text/html,x", " javascript:x", "//a.example", "http://[", "file:///etc/passwd", "", None):
        assert safe_url(bad) is None


def test_addresses_are_read_and_written() -> None:
    assert is_loopback("[::1]")
    assert not is_loopback("0.0.0.0")
    assert host_name("[::1]:80") == "::1"
    assert address("::1", 80, "t") == "http://[::1]:80/?token=t"


def test_a_taken_port_is_told_in_a_sentence() -> None:
    with bound("127.0.0.1", 0) as first:
        first.listen()
        with pytest.raises(UsageError, match="choose another"):
            bound("127.0.0.1", first.getsockname()[1])
