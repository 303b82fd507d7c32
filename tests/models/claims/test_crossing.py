"""Contents that run on from one sentence into that of their cue."""

import pytest

from tests.models.claims.test_dangling import claims


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("Fog rose. The mill shut, Sá said", "Fog rose. The mill shut", "The mill shut"),
        ("Sá said fog rose. The mill shut", "fog rose. The mill shut", "fog rose. The mill shut"),
        ("“Fog rose. The mill shut,” Sá said", "“Fog rose. The mill shut,”", "“Fog rose. The mill shut,”"),
    ],
)
def test_a_content_before_its_cue_is_within_one_sentence(text, content, kept):
    assert claims(text, {content: "said"}, {"said": "Sá"}) == [([kept], "said", "Sá")]


def test_what_stands_before_goes_to_a_cue_that_has_nothing_else():
    text = "Bell said fog rose. The mill shut, according to Sá"
    found = claims(text, {"fog rose. The mill shut": "according to"}, {"said": "Bell", "according to": "Sá"})
    assert found == [(["fog rose"], "said", "Bell"), (["The mill shut"], "according to", "Sá")]
