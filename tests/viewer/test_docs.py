"""`/docs` draws openapi.yaml with assets of our own, and asks no other host."""

import pytest

from tests.viewer.conftest import Viewer


def test_the_reference_is_drawn_from_our_openapi_file_alone(viewer: Viewer, address: str) -> None:
    viewer.page.goto(address + "docs")
    viewer.page.get_by_text("Read one article").click()
    viewer.page.get_by_text("The article's claims, sources and stances.").wait_for()
    assert all(url.startswith((address, "data:")) for url in viewer.requests)
    assert viewer.complaints == []


@pytest.mark.parametrize(
    "path",
    ["docs/assets/../__init__.py", "docs/assets/%2e%2e/__init__.py", "viewer/samples/..%2frequirements%2frun.txt"],
)
def test_no_file_outside_the_assets_is_given(address: str, path: str) -> None:
    import http.client

    host = address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(host, timeout=5)
    connection.request("GET", "/" + path)
    assert connection.getresponse().status == 404
    connection.close()
