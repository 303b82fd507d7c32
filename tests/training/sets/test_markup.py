"""Annotation as people write it, and how it is kept."""

import json

import pytest

from models.training.sets.annotated import (
    NEWS,
    NEWS_DEV,
    PASSAGES,
    blocks,
    collect,
    digest,
    joined,
    packed,
    read_annotated,
    read_passages,
    unpacked,
    write_lines,
)
from models.training.sets.data import GoldClaim, read_articles, read_lines
from models.training.sets.markup import paragraphs, read_claims

TEXT = (
    "Quarry row goes on\n\nDora Lind, who chairs the council, said she “won’t sign”.  \n"
    "It was not her job, she added. “Ever.”\n"
)
MARKED = [
    "2| <s1>Dora Lind, who chairs the council,</s1> <c1>said</c1> <k1>she “won’t sign”</k1>.",
    "3| <k2>It was not her job</k2>, <s2>she</s2> <c2>added</c2>. <k2>“Ever.”</k2>",
    "@1 Dora Lind; Lind | person | statement | denies | council: neutral",
    "@2 Dora Lind | person | statement | asserts |",
]


def words(spans, text=TEXT):
    return [text[s:e] for s, e in spans]


def test_paragraphs_are_lines_that_are_not_blank():
    assert words(paragraphs(TEXT)) == [
        "Quarry row goes on",
        "Dora Lind, who chairs the council, said she “won’t sign”.",
        "It was not her job, she added. “Ever.”",
    ]


def test_tags_and_labels_become_claims():
    first, second = read_claims(MARKED, TEXT)
    assert words(first.content) == ["she “won’t sign”"]
    assert words(first.cue) == ["said"]
    assert words(first.source) == ["Dora Lind, who chairs the council,"]
    assert (first.source_names, first.source_type) == (("Dora Lind", "Lind"), "person")
    assert (first.kind, first.commitment, first.targets) == ("statement", "denies", (("council", "neutral"),))
    assert words(second.content) == ["It was not her job", "“Ever.”"]
    assert second.targets == ()


def test_one_span_may_serve_two_claims():
    line = "3| <k1>It was not her job</k1>, <s1,2>she</s1,2> <c1>added</c1>. <k2>“Ever.”</k2>"
    both = read_claims(
        [line, "@1 Dora Lind | person | statement | asserts |", "@2 - | unknown | belief | uncertain |"], TEXT
    )
    assert [words(c.source) for c in both] == [["she"], ["she"]]
    assert both[1].source_names == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("</k1>.", "."), "<k1> is not closed"),
        (("<c1>said</c1>", "<c1>said</k1>"), "closes nothing"),
        (("<c1>said</c1>", "<c1></c1>said"), "is empty"),
        (("sign”</k1>.", "sign”</k1>!"), "paragraph 2 is not as in the text"),
        (("2| <s1>Dora", "9| <s1>Dora"), "no paragraph 9"),
        (("| denies |", "| refuses |"), "'refuses' is none of asserts"),
        (("council: neutral", "council: cool"), "'council: cool' is not"),
        (("council: neutral", "mayor: neutral"), "'mayor' does not stand in the text"),
        (("Dora Lind; Lind", "Dora Lund"), "'Dora Lund' does not stand in the text"),
        (("@2 Dora", "@1 Dora"), "@1 stands twice"),
        (("@2 Dora", "@3 Dora"), r"missing for the claims \[2, 3\]"),
        (("@1 Dora Lind; Lind |", "@1"), "not '@number names"),
        (("<k2>It was not her job</k2>", "It was not her job"), None),
        (
            (
                "3| <k2>It was not her job</k2>, <s2>she</s2> <c2>added</c2>. <k2>“Ever.”</k2>",
                "3| It was not her job, <s2>she</s2> added. “Ever.”",
            ),
            "claim 2 has no content",
        ),
        (("3| ", "third: "), "neither a paragraph nor labels"),
    ],
)
def test_what_is_wrong_is_named(change, says):
    marked = [line.replace(*change) for line in MARKED]
    assert marked != MARKED
    if says is None:
        assert len(read_claims(marked, TEXT)) == 2
    else:
        with pytest.raises(ValueError, match=says):
            read_claims(marked, TEXT)


def test_articles_are_kept_as_numbers_and_come_back(tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_text(
        "".join(json.dumps(r) + "\n" for r in ({"id": "n1", "text": "Nothing."}, {"id": "n2", "text": TEXT}))
    )
    marked = tmp_path / "marked.txt"
    marked.write_text("== n2\n" + "\n\n".join(MARKED) + "\n")
    kept = list(collect([marked], {"n2": TEXT}))
    line = json.dumps(kept)
    assert not any(word in line for word in ("Dora", "council", "said", "job"))
    path = tmp_path / "annotated.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in kept))
    (record,) = read_annotated(news, path)
    assert record.claims == tuple(read_claims(MARKED, TEXT))
    gold = tmp_path / "joined.jsonl"
    write_lines(gold, [joined(record)])
    assert read_articles(gold)[0].claims == record.claims
    news.write_text(json.dumps({"id": "n2", "text": TEXT + "More."}) + "\n")
    with pytest.raises(ValueError, match="n2 has another text"):
        read_annotated(news, path)
    news.write_text("")
    with pytest.raises(ValueError, match="has no article n2"):
        read_annotated(news, path)


def test_an_article_that_is_unknown_or_wrong_is_named(tmp_path):
    marked = tmp_path / "marked.txt"
    marked.write_text("== n7\n" + MARKED[0] + "\n")
    with pytest.raises(ValueError, match="no article n7"):
        list(collect([marked], {}))
    with pytest.raises(ValueError, match=r"marked.txt, n7: .*missing"):
        list(collect([marked], {"n7": TEXT}))


def test_places_of_names_are_whole_words():
    text = "Lindt shops: Lind said so."
    claim = GoldClaim(((22, 24),), (), (), ("Lind",), "person", "statement", "asserts", (("Lindt", "neutral"),))
    assert packed(claim, text)["names"] == [[13, 17]]
    assert unpacked(packed(claim, text), text) == claim


def test_passages_mark_claims_within_claims(tmp_path):
    path = tmp_path / "passages.txt"
    path.write_text(
        "== p1 | nested\nQuarry row.\n"
        "<s1>Lind</s1> <c1>said</c1> <k1><s2>the firm</s2> <c2>had sworn</c2> <k2>the pit was dry</k2></k1>.\n"
        "@1 Lind | person | statement | asserts | firm: against\n"
        "@2 firm | organization | statement | asserts | pit: favor\n"
    )
    (record,) = read_passages(path)
    assert (record.id, record.nested) == ("p1", True)
    assert record.text == "Quarry row.\nLind said the firm had sworn the pit was dry."
    outer, inner = record.claims
    assert (outer.parent, inner.parent) == (None, 0)
    path.write_text(path.read_text().replace("</k2>", ""))
    with pytest.raises(ValueError, match="p1 | nested"):
        read_passages(path)


def test_our_own_passages_are_right():
    records = read_passages()
    assert len(records) >= 100
    assert len({r.text for r in records}) == len(records)
    assert len({head for head, _ in blocks(PASSAGES)}) == len(records)
    assert any(c.parent is not None for r in records for c in r.claims)


def test_no_article_is_both_trained_on_and_measured_by():
    train, dev = ([r["article"] for r in read_lines(path)] for path in (NEWS, NEWS_DEV))
    assert len(set(train)) == len(train)
    assert len(set(dev)) == len(dev)
    assert train
    assert dev
    assert set(train).isdisjoint(dev)


def test_a_digest_tells_texts_apart():
    assert digest("a") != digest("b")
