"""The second annotation of a text takes the place of a model's answer."""

import json

import pytest

from models.training.agreement import between_annotators, main
from models.training.sets.annotated import digest, joined, packed, write_lines
from models.training.sets.data import GoldClaim, Record
from tests.training.evaluate_fakes import FakeReader, analysis

TEXT = "Dana Bell said taxes fall. The mayor denied it."
LABELS = ("Dana Bell",), "person", "statement", "asserts"
SAID = GoldClaim(((15, 25),), ((10, 14),), ((0, 9),), *LABELS, targets=(("The mayor", "against"),))
DENIED = GoldClaim(((44, 46),), ((37, 43),), ((27, 36),), ("The mayor",), "person", "statement", "denies")


def record(*claims):
    return Record("a", TEXT, claims)


def compared(first, second, **more):
    return between_annotators(map(joined, first), {r.text: joined(r) for r in second}, draws=0, **more)


def figures(first, second):
    return compared([first], [second])["figures"]


def test_one_annotation_agrees_with_itself():
    found = figures(record(SAID, DENIED), record(SAID, DENIED))
    for name in ("relation", "relation exact", "content span"):
        assert found[name]["F1"] == 100
    assert found["source type"]["accuracy"] == found["commitment"]["accuracy"] == 100


def test_a_claim_that_one_lacks_and_a_label_that_differs_are_counted():
    other = GoldClaim(SAID.content, SAID.cue, SAID.source, ("Dana Bell",), "group", "belief", "asserts")
    found = figures(record(SAID, DENIED), record(other))
    assert (found["relation"]["P"], found["relation"]["R"]) == (100, 50)
    assert (found["source type"]["accuracy"], found["kind"]["accuracy"]) == (0, 0)
    assert found["source name"]["accuracy"] == 100


def test_quotation_kinds_and_targets_are_not_compared():
    first = joined(record(SAID))
    first["claims"][0]["quotation"] = "direct"
    found = between_annotators([first], {TEXT: joined(record(SAID))}, draws=0)["figures"]
    assert not {"quotation", "target stance"} & found.keys()


def test_texts_that_one_alone_has_are_left_out():
    found = compared([record(SAID), Record("b", TEXT + " ", (SAID,))], [record(SAID)])
    assert found["figures"]["texts"] == 1


def test_nothing_in_common_is_an_error():
    with pytest.raises(ValueError, match="twice"):
        compared([record(SAID)], [Record("b", TEXT + " ", (SAID,))])


def test_a_model_is_scored_on_the_same_articles():
    found = compared([record(SAID)], [record(SAID)], reader=FakeReader({TEXT: analysis(TEXT)}))
    assert (found["model"]["figures"]["texts"], found["model"]["figures"]["relation"]["R"]) == (1, 0)


@pytest.mark.parametrize("as_json", [False, True])
def test_the_command_reads_what_annotations_keeps(tmp_path, capsys, as_json):
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
