"""Take the pictures of docs/screenshots: `python -m tests.viewer.screenshots`, in light, dark and phone width.

They show the sample article read by the model, or, where there is no model yet, the article and answer made by hand for
the tests.
"""

import threading
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server

from service import create_app
from service.settings import ROOT, Settings
from tests.fakes import FakeAnalyzer
from tests.viewer.articles import ARTICLE, mill
from tests.viewer.conftest import CHROMIUM, FLAGS, Viewer

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 1000}},
    "dark": {"viewport": {"width": 1280, "height": 1000}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
}


def read(viewer: Viewer, by_model: bool) -> None:
    """Read the article and choose a claim that shows much: one denied, if there is one."""
    if by_model:
        viewer.page.locator("#target-name").fill("Ukraine")
        viewer.page.locator("#target-aliases").fill("Kyiv, Ukrainian")
        viewer.send((ROOT / "seeds" / "bakhmut.txt").read_text(encoding="utf-8"))
    else:
        viewer.read(ARTICLE.replace(" 🏭", "   "), mill())  # machines without a font for it would show a box
    viewer.page.locator("#article .ref.denies, #article .ref").first.wait_for()
    denied = viewer.page.locator("#article .ref.denies")
    (denied if denied.count() else viewer.page.locator("#article .ref")).last.click()
    viewer.page.evaluate("document.querySelector('#result').scrollIntoView({behavior: 'instant'})")
    viewer.page.mouse.move(0, 0)
    viewer.page.wait_for_timeout(500)


def main(folder: Path = ROOT / "docs" / "screenshots") -> None:
    from playwright.sync_api import sync_playwright

    by_model = (Settings().model_dir / "manifest.json").exists()
    app = create_app(Settings(), None if by_model else FakeAnalyzer())
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder.mkdir(exist_ok=True)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, look in LOOKS.items():
            page = browser.new_context(**look).new_page()
            page.set_default_timeout(120_000)
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            read(Viewer(page), by_model)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
