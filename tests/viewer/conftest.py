"""A real Chromium (Debian's package) on the whole service with a fake model, on a free local port."""

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from werkzeug.serving import make_server

from service import create_app
from service.settings import Settings
from tests.fakes import FakeAnalyzer

CHROMIUM = os.environ.get("CHROMIUM", shutil.which("chromium") or "")
# Chromium runs as root in CI, and would otherwise call home at every start.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, create_app(Settings(), FakeAnalyzer()), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium: scripts/setup-browser installs Debian's, or name one in $CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Viewer:
    """The page in a browser, with what it asked and everything that the browser complained of."""

    page: Any
    asked: list[dict[str, Any]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def answers(self, answer: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> None:
        """From now on `POST /analyze` gives this."""

        def fulfil(route: Any) -> None:
            self.asked.append(route.request.post_data_json)
            route.fulfill(status=status, json=answer, headers=headers or {})

        self.page.unroute_all()
        self.page.route("**/analyze", fulfil)

    def read(self, text: str, answer: dict[str, Any]) -> None:
        self.answers(answer)
        self.send(text)

    def send(self, text: str) -> None:
        """Read `text`, answered by the service unless `answers` was called."""
        # Not typed in, which takes long for a long text.
        self.page.get_by_label("Article", exact=True).evaluate("(area, text) => { area.value = text; }", text)
        self.page.get_by_role("button", name="Read the article").click()
        self.page.mouse.move(0, 0)  # or it lights whatever comes to lie under it
        self.page.locator("#result:not([hidden]), #problem:not([hidden])").first.wait_for()


@pytest.fixture
def viewer(chromium: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Viewer]:
    """`@pytest.mark.parametrize("viewer", [{"color_scheme": "dark"}], indirect=True)` sets the browser's context."""
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    context.set_default_timeout(60_000)
    page = context.new_page()
    shown = Viewer(page)
    page.on(
        "console",
        lambda message: shown.complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: shown.complaints.append(str(error)))
    page.on("request", lambda sent: shown.requests.append(sent.url))
    page.goto(address)
    page.locator("#sample option").nth(1).wait_for(state="attached")  # the last thing that the page does by itself
    yield shown
    context.close()
