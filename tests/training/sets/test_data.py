"""Lines of the data sets become records of one shape."""

import gzip
import json
import lzma

import pytest

from models.training.sets.data import (
    GoldClaim,
    read_articles,
    read_chains,
    read_lines,
    read_names,
    read_pairs,
    read_texts,
    with_labels,
    with_names,
)

TEXT = "Dana Bell said it rains."
CLAIM = {"content": [[15, 23]], "cue": [[10, 14]], "source": [[0, 9]]}
LABELS = {
    "source_name": "Dana Bell",
    "source_aliases": ["Bell"],
    "source_type": "person",
    "kind": "statement",
    "commitment": "asserts",
    "targets": [{"name": "NATO", "stance": "favor"}],
}


def write(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "wt", encoding="utf8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.xz"])
def test_lines_are_read_packed_or_not(tmp_path, ending):
    assert list(read_lines(write(tmp_path / f"x{ending}", {"a": "é"}, {"b": 1}))) == [{"a": "é"}, {"b": 1}]


def test_quotes_have_spans_and_no_labels(tmp_path):
    (found,) = read_articles(write(tmp_path / "x.jsonl", {"id": "a", "text": TEXT, "attributions": [CLAIM]}))
    assert found.claims == (GoldClaim(((15, 23),), ((10, 14),), ((0, 9),)),)
    assert (found.id, found.text, found.partial, found.nested) == ("a", TEXT, False, False)


def test_second_annotations_are_left_out_where_the_primary_ones_are_asked_for(tmp_path):
    row = {"id": "a", "text": TEXT, "attributions": [CLAIM]}
    path = write(tmp_path / "x.jsonl", row | {"primary": True}, row | {"id": "b", "primary": False}, row | {"id": "c"})
    assert [r.id for r in read_articles(path)] == ["a", "b", "c"]
    assert [r.id for r in read_articles(path, primary=True)] == ["a", "c"]


def test_gold_claims_have_all_labels(tmp_path):
    (found,) = read_articles(
        write(tmp_path / "x.jsonl", {"id": "a", "text": TEXT, "claims": [CLAIM | LABELS], "partial": True})
    )
    assert found.partial
    assert found.claims[0] == GoldClaim(
        ((15, 23),),
        ((10, 14),),
        ((0, 9),),
        ("Dana Bell", "Bell"),
        "person",
        "statement",
        "asserts",
        (("NATO", "favor"),),
    )


def test_an_unnamed_source_is_known_to_have_no_name(tmp_path):
    rows = {"id": "a", "text": TEXT, "claims": [CLAIM | {"source_name": None}]}
    assert read_articles(write(tmp_path / "x.jsonl", rows))[0].claims[0].source_names == ()


def test_labels_go_over_to_the_same_spans_of_the_same_text(tmp_path):
    other = CLAIM | {"content": [[18, 23]]}
    plain = read_articles(write(tmp_path / "x.jsonl", {"id": "a", "text": TEXT, "attributions": [CLAIM, other]}))
    labelled = read_articles(write(tmp_path / "y.jsonl", {"id": "g", "text": TEXT, "claims": [CLAIM | LABELS]}))
    (found,) = with_labels(plain, labelled)
    assert [c.kind for c in found.claims] == ["statement", None]
    assert found.id == "a"


def test_silver_names_go_over_by_text(tmp_path):
    articles = read_articles(
        write(
            tmp_path / "x.jsonl",
            {"id": "a", "text": TEXT, "attributions": []},
            {"id": "b", "text": "?", "attributions": []},
        )
    )
    mentions = [{"start": 0, "end": 9, "ner": "PERSON"}, {"start": 15, "end": 17, "ner": "O"}, {"start": 15, "end": 17}]
    first, second = with_names(articles, write(tmp_path / "s.jsonl.gz", {"text": TEXT, "mentions": mentions}))
    assert (first.names, second.names) == (((0, 9, "person"),), None)


def test_name_sets_agree_on_the_sorts(tmp_path):
    entities = [
        {"start": 0, "end": 9, "type": "PERSON"},
        {"start": 10, "end": 14, "type": "Organisation"},
        {"start": 15, "end": 17, "type": "Money"},
    ]
    (found,) = read_names(write(tmp_path / "wikigold/x.jsonl", {"id": "a", "text": TEXT, "entities": entities}))
    assert (found.names, found.claims) == (((0, 9, "person"), (10, 14, "organization")), None)


def test_nominal_mentions_of_re3d_are_no_names(tmp_path):
    text = "The Ministry and the ministers"
    entities = [{"start": 0, "end": 12, "type": "Organisation"}, {"start": 17, "end": 30, "type": "Person"}]
    (found,) = read_names(write(tmp_path / "re3d/x.jsonl", {"id": "a", "text": text, "entities": entities}))
    assert found.names == ((0, 12, "organization"),)


def test_chains_gather_the_mentions_of_an_entity(tmp_path):
    mentions = [
        {"start": 0, "end": 9, "entity_id": 1, "type": "person"},
        {"start": 15, "end": 17, "entity_id": 2, "type": "place"},
        {"start": 10, "end": 14, "entity_id": 1},
    ]
    (found,) = read_chains(
        write(
            tmp_path / "x.jsonl", {"id": "a", "text": TEXT, "mentions": mentions, "pronoun": {"start": 10, "end": 14}}
        )
    )
    assert (found.chains, found.queries) == ((((0, 9), (10, 14)),), ((10, 14),))


def test_made_up_neutral_rows_are_left_out(tmp_path):
    row = {"text": "Taxes must fall.", "source": None, "target": {"text": "taxes"}, "label": "against"}
    made = row | {"label": "neutral", "synthetic_neutral": True}
    assert [p.label for p in read_pairs(write(tmp_path / "x.jsonl", row, made))] == ["against"]


def test_articles_that_are_held_back_are_no_news(tmp_path):
    path = write(tmp_path / "news.jsonl", *({"text": text} for text in ("A", "B", "C", "D")))
    assert [r.text for r in read_texts(path, {"B"})] == ["A", "C", "D"]
    assert next(read_texts(path, set())).claims is None


def test_pairs_without_a_place_in_the_text_have_a_tail(tmp_path):
    stance = {"text": TEXT, "label": "favor", "target": {"text": "rain"}, "source": None}
    placed = stance | {"target": {"text": "it", "start": 15, "end": 17}, "source": {"start": 0, "end": 9}}
    commitment = {"text": TEXT, "label": "asserts", "claim": "It rains."}
    found = read_pairs(write(tmp_path / "x.jsonl", stance, placed, commitment))
    assert [(p.task, p.target, p.tail, p.source) for p in found] == [
        ("stance", None, "rain", None),
        ("stance", (15, 17), None, (0, 9)),
        ("commitment", None, "It rains.", None),
    ]
