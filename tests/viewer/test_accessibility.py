"""axe finds no violation on the page, empty, read or in trouble, by day and by night, wide and narrow."""

from typing import Any

import pytest

from tests.viewer.articles import ARTICLE, mill
from tests.viewer.conftest import Viewer

LOOKS = [
    {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
    for scheme in ("light", "dark")
    for width in (1280, 360)
]


def violations(viewer: Viewer) -> list[tuple[str, list[Any]]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(viewer.page).response
    assert len(found["passes"]) > 15, "axe looked at nothing"
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("viewer", LOOKS, indirect=True)
def test_the_empty_page(viewer: Viewer) -> None:
    assert violations(viewer) == []


@pytest.mark.parametrize("viewer", LOOKS, indirect=True)
def test_the_reading_with_a_claim_lit(viewer: Viewer) -> None:
    viewer.page.locator("#target-name").fill("mill")
    viewer.read(ARTICLE, mill())
    viewer.page.locator("#article .ref[data-claim=c4]").click()
    assert violations(viewer) == []


@pytest.mark.parametrize("viewer", LOOKS[::3], indirect=True)
def test_a_problem(viewer: Viewer) -> None:
    viewer.answers({"title": "Text too long", "detail": "At most.", "errors": {"text": ["Too long."]}}, 413)
    viewer.page.get_by_role("button", name="Read the article").click()
    viewer.page.get_by_role("alert").wait_for(state="visible")
    assert violations(viewer) == []
