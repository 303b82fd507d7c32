"""Servers that must stop cleanly whatever was done to them."""

from collections.abc import Callable, Iterator

import pytest

from tests.service.server import Server


@pytest.fixture
def start() -> Iterator[Callable[..., Server]]:
    servers = []

    def begin(app: str = "tests.served:app()", **environment: str) -> Server:
        servers.append(Server(app, **environment))
        servers[-1].wait_until_ready(60)
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()
