"""The model's names beside two plain answers, worked by hand, and the card's table of published figures."""

from models.training.measures.attribution import score
from models.training.measures.claims import answered_claims, gold_claims
from models.training.measures.naming import NEAREST, OWN, found_table, given_table
from tests.training.evaluate_fakes import FakeReader, analysis, claim

TEXT = "Ann Orr met Bo Lund. She said no. Critics said yes."
SHE = {"content": [[30, 32]], "cue": [[25, 29]], "source": [[21, 24]], "source_name": "Ann Orr", "source_aliases": []}
CRITICS = {"content": [[47, 50]], "cue": [[42, 46]], "source": [[34, 41]], "source_name": "critics"}
RECORD = {"text": TEXT, "claims": [SHE, CRITICS]}


def test_the_plain_answers_are_scored_over_the_claims_that_were_found():
    answer = analysis(TEXT, claim(1, [[30, 32]], [[25, 29]], [21, 24], "Ann Orr"))
    scored = score(TEXT, gold_claims(RECORD), answered_claims(answer))
    assert found_table([scored]) == {
        "claims found: source name": {"accuracy": 100.0, "n": 1},
        f"claims found: {NEAREST}": {"accuracy": 0.0, "n": 1},
        f"claims found: {OWN}": {"accuracy": 0.0, "n": 1},
    }


def test_given_golds_claims_the_plain_answers_need_no_model():
    table = given_table(FakeReader(), [(RECORD, gold_claims(RECORD))])
    assert table == {
        f"claims given: {NEAREST}": {"accuracy": 0.0, "n": 2},
        f"claims given: {OWN}": {"accuracy": 50.0, "n": 2},
    }


def test_articles_without_names_have_no_such_rows():
    bare = {"text": TEXT, "claims": [{role: SHE[role] for role in ("content", "cue", "source")}]}
    assert given_table(FakeReader(), [(bare, gold_claims(bare))]) == {}
