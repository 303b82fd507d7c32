"""Labels of ours find the claims that they were given to."""

import json

import pytest

from models.training.sets.annotated import digest
from models.training.sets.data import GoldClaim, Record, read_lines
from models.training.sets.labelling import LABELS, with_own_labels

TEXT = "Lind said it rains. Orr denied it."
PLAIN = Record(
    "a", TEXT, (GoldClaim(((10, 18),), ((5, 9),), ((0, 4),)), GoldClaim(((31, 33),), ((24, 30),), ((20, 23),)))
)
OWN = [
    {"names": [[0, 4]], "type": "person", "kind": "statement", "commitment": "asserts", "targets": []},
    {
        "names": [[20, 23]],
        "type": "person",
        "kind": "statement",
        "commitment": "denies",
        "targets": [[0, 4, "against"]],
    },
]


def kept(tmp_path, **changed):
    path = tmp_path / "labels.jsonl"
    line = {"article": "a", "sha256": digest(TEXT), "claims": OWN} | changed
    path.write_text(json.dumps(line) + "\n", encoding="utf8")
    return path


def test_claims_get_our_labels_and_keep_their_spans(tmp_path):
    other = Record("b", "No one came.", ())
    labelled, untouched = with_own_labels([PLAIN, other], kept(tmp_path))
    assert untouched is other
    assert [c.content for c in labelled.claims] == [c.content for c in PLAIN.claims]
    assert [c.source_names for c in labelled.claims] == [("Lind",), ("Orr",)]
    assert [c.commitment for c in labelled.claims] == ["asserts", "denies"]
    assert labelled.claims[1].targets == (("Lind", "against"),)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [({"claims": OWN[:1]}, "other claims"), ({"sha256": "0"}, "no article a"), ({"article": "c"}, "no article c")],
)
def test_labels_that_do_not_fit_are_refused(tmp_path, changed, complaint):
    with pytest.raises(ValueError, match=complaint):
        with_own_labels([PLAIN], kept(tmp_path, **changed))


def test_what_is_shipped_holds_no_spans_of_the_set():
    for line in read_lines(LABELS):
        assert set(line) == {"article", "sha256", "claims"}
        for claim in line["claims"]:
            assert set(claim) == {"names", "type", "kind", "commitment", "targets"}
