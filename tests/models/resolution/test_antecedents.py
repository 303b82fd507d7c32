"""What a pronoun or a description may mean by rule."""

import pytest

from tests.models.resolution.test_sources import names


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        # Whom a quotation names is not spoken of by whoever tells the rest.
        ("Ana Sá left. “Mary Quill left,” it said. [She] {stayed}.", "Ana Sá"),
        # Where nobody else was named, "she" of two sentences is whom the first one names.
        ("Quill Foods left. She kept Mary Quill. [She] {stayed}.", "Mary Quill"),
        ("The Harle Agency left. The Quill Agency met. It rained. [Her agency] {stayed}.", "Quill Agency"),
    ],
)
def test_whoever_is_spoken_of_is_meant(marked, meant):
    assert names(marked) == [meant]
