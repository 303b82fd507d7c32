"""POST /analyze on sound requests: the answer's shape is held by the client, its values here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service import create_app
from service.settings import Settings
from tests.conftest import CheckedClient
from tests.fakes import FakeAnalyzer

AWKWARD = [
    "“We will stay,” Ann said.",
    "\ufeff“We will stay,” Ann said.\r\n\r\n“No,” Bob denied.",
    "👩‍👩‍👧 “Cafe\u0301 👍,” Ann said\u00a0again. “Ça va, 𝒳”",
    "\x00\u202e“x” \u2028\u2029\x85 “y”",
    "\n\n \n",
    "“" * 50 + "”",
]


def post(client, text, **fields):
    response = client.post("/analyze", json={"text": text, **fields})
    assert response.status_code == 200, response.text
    return response.json


def spans_of(answer):
    """Every object in the answer that has a start and a text."""
    if isinstance(answer, list):
        for item in answer:
            yield from spans_of(item)
    elif isinstance(answer, dict):
        if "start" in answer and "text" in answer:
            yield answer
        for item in answer.values():
            yield from spans_of(item)


CUTS = {
    "codepoint": lambda text, start, end: text[start:end],
    "utf16": lambda text, start, end: text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le"),
    "byte": lambda text, start, end: text.encode()[start:end].decode(),
}


@pytest.mark.parametrize("unit", CUTS)
@pytest.mark.parametrize("text", AWKWARD)
def test_every_span_has_its_words_in_the_unit_asked_for(client, text, unit):
    answer = post(client, text, offset_unit=unit)
    assert answer["document"]["offset_unit"] == unit
    for span in spans_of(answer):
        assert CUTS[unit](text, span["start"], span["end"]) == span["text"]


def test_the_awkward_texts_have_claims_to_check(client):
    assert sum(len(list(spans_of(post(client, text)))) for text in AWKWARD) > 15


PIECES = st.sampled_from(
    ["“", "”", '"', " Ann said", ", Ann denied", "\r\n", "\ufeff", "é", "e\u0301", "😀", "\u00a0", "x"]
)
PROPERTY_CLIENT = CheckedClient(create_app(Settings(), FakeAnalyzer()))


@given(st.lists(PIECES | st.text(max_size=3), min_size=1).map("".join).filter(bool), st.sampled_from(sorted(CUTS)))
def test_spans_fit_any_text(text, unit):
    answer = post(PROPERTY_CLIENT, text, offset_unit=unit)
    for span in spans_of(answer):
        assert CUTS[unit](text, span["start"], span["end"]) == span["text"]


def test_warnings_stand_in_the_unit_asked_for(client):
    text = "😀 and “then"
    assert post(client, text)["warnings"][0]["start"] == 6
    assert post(client, text, offset_unit="utf16")["warnings"][0]["start"] == 7
    assert post(client, text, offset_unit="byte")["warnings"][0]["start"] == 9


def test_a_claim_without_cue_and_source_says_null(client):
    claim = post(client, "“All is well.”")["claims"][0]
    assert (claim["cue"], claim["source"]["id"], claim["source"]["mention"]) == (None, None, None)


@pytest.mark.parametrize("given_id", ["bakhmut-0307", "", "é" * 200, None])
def test_the_id_is_echoed(client, given_id):
    assert post(client, "Rain.", id=given_id)["id"] == given_id


def test_an_absent_id_is_null(client):
    assert post(client, "Rain.")["id"] is None


def test_targets_come_as_strings_or_with_aliases(client):
    targets = ["Ann", {"name": "the council", "aliases": ["town hall"]}, {"name": "rain"}]
    claim = post(client, "“No,” Ann said of the town hall.", targets=targets)["claims"][0]
    assert [(stance["target"], stance["mentioned"]) for stance in claim["stance"]["targets"]] == [
        ("Ann", True),
        ("the council", True),
        ("rain", False),
    ]


def test_targets_may_differ_in_capitals_alone(client):
    claim = post(client, "“No,” Ann said of the court.", targets=["Court", "court"])["claims"][0]
    assert [stance["target"] for stance in claim["stance"]["targets"]][:2] == ["Court", "court"]


def test_the_same_text_gets_the_same_bytes(client):
    first, second = (client.post("/analyze", json={"text": AWKWARD[2]}) for _ in range(2))
    assert first.data == second.data


def test_confidences_have_four_places(client):
    assert b"0.3333}" in client.post("/analyze", json={"text": "“All is well.”"}).data


def test_the_answer_names_the_model_that_info_describes(client):
    model = client.get("/info").json["model"]
    assert post(client, "Rain.")["model"] == {key: model[key] for key in ("name", "version", "sha256")}


def test_100_000_characters_fit_however_they_are_escaped(client):
    body = b'{"text":"' + b"\\ud83d\\ude00" * 100_000 + b'"}'
    response = client.post("/analyze", data=body, content_type="application/json")
    assert response.json["document"]["characters"] == 100_000


def test_the_longest_of_everything_fits(client):
    """Every legal request stays within the body limit, whatever its escapes."""
    name = "\\ud83d\\ude00" * 196
    names = [[f'"{name}{target}-{alias:02}"' for alias in range(20)] for target in range(10)]
    targets = ",".join(
        f'{{"name":"{name}{number}","aliases":[{",".join(aliases)}]}}' for number, aliases in enumerate(names)
    )
    text = "\\ud83d\\ude00" * 100_000
    body = f'{{"text":"{text}","id":"{name}","targets":[{targets}]}}'
    assert client.post("/analyze", data=body, content_type="application/json").status_code == 200
