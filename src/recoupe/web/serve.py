"""Opens the reading room on an address of this machine."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from recoupe.errors import UsageError
from recoupe.web import HOST, PORT
from recoupe.web.app import create_app
from recoupe.web.safety import is_loopback


def serve(
    path: str | Path,
    host: str = HOST,
    port: int = PORT,
    *,
    token: str | None = None,
    hosts: tuple[str, ...] = (),
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Serves the dossier at `path` until interrupted. On loopback no token is asked; bound elsewhere one is, made where none is given.

    `announce` is told the address to open once the port is ours; `hosts` are further names the room answers to. Port 0 takes a free one.

    Raises:
        DossierError: the dossier cannot be opened.
        UsageError: the address is taken or not ours.
    """
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    app = create_app(path, token=token, hosts=(host, *hosts))
    with bound(host, port) as listening:
        announce(address(host, listening.getsockname()[1], token))
        config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """A socket on the address.

    Raises:
        UsageError: it is taken, or not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host.strip("[]"), port))
    except OSError as error:
        made.close()
        raise UsageError(f"{host}:{port} can't be served ({error.strerror}); choose another port or host.") from error
    return made


def address(host: str, port: int, token: str | None) -> str:
    """The address to open, with the token where one is asked."""
    name = f"[{host.strip('[]')}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")
