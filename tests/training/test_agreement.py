"""The second annotation of a text takes the place of a model's answer."""

import json

import pytest

from models.training.agreement import agreement, main
from models.training.sets.annotated import joined, packed, write_lines
from models.training.sets.data import GoldClaim, Record

TEXT = "Dana Bell said taxes fall. The mayor denied it."
LABELS = ("Dana Bell",), "person", "statement", "asserts"
SAID = GoldClaim(((15, 25),), ((10, 14),), ((0, 9),), *LABELS, targets=(("The mayor", "against"),))
DENIED = GoldClaim(((44, 46),), ((37, 43),), ((27, 36),), ("The mayor",), "person", "statement", "denies")


def record(*claims):
    return Record("a", TEXT, claims)


def figures(first, second):
    return agreement([joined(first)], [second], draws=0)["figures"]


def test_one_annotation_agrees_with_itself():
    found = figures(record(SAID, DENIED), record(SAID, DENIED))
    for name in ("relation", "relation exact", "content span"):
        assert found[name]["F1"] == 100
    assert found["source type"]["accuracy"] == found["commitment"]["accuracy"] == 100
    assert found["target stance"]["macro F1"] == 100


def test_a_claim_that_one_lacks_and_a_label_that_differs_are_counted():
    other = GoldClaim(SAID.content, SAID.cue, SAID.source, ("Dana Bell",), "group", "belief", "asserts")
    found = figures(record(SAID, DENIED), record(other))
    assert (found["relation"]["P"], found["relation"]["R"]) == (100, 50)
    assert (found["source type"]["accuracy"], found["kind"]["accuracy"]) == (0, 0)
    assert found["source name"]["accuracy"] == 100


def test_quotation_kinds_are_not_compared():
    first = joined(record(SAID))
    first["claims"][0]["quotation"] = "direct"
    assert "quotation" not in agreement([first], [record(SAID)], draws=0)["figures"]


def test_texts_that_one_alone_has_are_left_out():
    found = agreement([joined(record(SAID)), joined(Record("b", TEXT + " ", (SAID,)))], [record(SAID)], draws=0)
    assert found["figures"]["texts"] == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command_reads_what_annotations_keeps(tmp_path, capsys, as_json):
    from models.training.sets.annotated import digest

    news, first, second = (tmp_path / name for name in ("news.jsonl", "first.jsonl", "second.jsonl"))
    write_lines(news, [{"id": "a", "text": TEXT}])
    write_lines(first, [joined(record(SAID))])
    write_lines(second, [{"article": "a", "sha256": digest(TEXT), "claims": [packed(SAID, TEXT)]}])
    flags = ["--json"] if as_json else []
    main([str(first), "--news", str(news), "--second", str(second), "--draws", "0", *flags])
    out = capsys.readouterr().out
    if as_json:
        (report,) = json.loads(out)
        assert report["figures"]["relation"]["F1"] == 100
    else:
        assert "relation                       P 100.0  R 100.0  F1 100.0" in out
