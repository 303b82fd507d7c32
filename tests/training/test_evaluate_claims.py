"""The figures of claim files: those of the service's scorer, and tables worked by hand."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from models.training import evaluate
from models.training.measures.attribution import score
from models.training.measures.bootstrap import intervals
from models.training.measures.calibration import calibration
from models.training.measures.claim_sets import Options, evaluate_claims
from models.training.measures.claims import gold_claims
from models.training.measures.counts import Counts, figures
from models.training.measures.headlines import FOUND, headline
from models.training.measures.names import normal_name
from models.training.measures.tables import PARTIAL, markdown
from tests.training.evaluate_fakes import FakeReader, analysis, claim, write

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score.py"
TEXT = "Bell said the mill will close. “It is over,” Ann Orr told staff. Critics denied it."
BELL = {
    "content": [[10, 29]],
    "cue": [[5, 9]],
    "source": [[0, 4]],
    "source_name": "Bell",
    "source_aliases": [],
    "source_type": "person",
    "kind": "statement",
    "commitment": "asserts",
    "targets": [{"name": "the mill", "stance": "against"}],
}
ORR = {
    "content": [[31, 44]],
    "cue": [[53, 57]],
    "source": [[45, 52]],
    "source_name": "Ann Orr",
    "source_aliases": ["Orr"],
    "source_type": "person",
    "kind": "statement",
    "commitment": "asserts",
    "targets": [],
}
CRITICS = {
    "content": [[80, 82]],
    "cue": [[73, 79]],
    "source": [[65, 72]],
    "source_name": "critics",
    "source_aliases": [],
    "source_type": "group",
    "kind": "statement",
    "commitment": "denies",
    "targets": [],
}
RECORD = {"id": "a", "text": TEXT, "publisher": "Mill Post", "claims": [BELL, ORR, CRITICS]}


def test_the_example_means_what_its_offsets_say():
    words = [TEXT[s:e] for c in RECORD["claims"] for role in ("source", "cue", "content") for s, e in c[role]]
    assert words == [
        "Bell",
        "said",
        "the mill will close",
        "Ann Orr",
        "told",
        "“It is over,”",
        "Critics",
        "denied",
        "it",
    ]


def read(record, *claims, **options):
    return evaluate_claims(
        FakeReader({record["text"]: analysis(record["text"], *claims)}), [record], Options(draws=0, **options)
    )


def test_two_claims_of_three_found_one_of_them_with_the_wrong_source():
    report, misses = read(
        RECORD,
        claim(1, [[10, 30]], [[5, 9]], [0, 4], "Bell", targets={"The Mill": "against"}),
        claim(2, [[32, 43]], [[53, 57]], [0, 4], "Bell"),
    )
    table = report["figures"]
    assert table["content exact"] == {
        "P": 100.0,
        "R": 66.7,
        "F1": 80.0,
    }  # the marks and stops at the edges do not count
    assert table["source exact"] == {"P": 50.0, "R": 33.3, "F1": 40.0}
    assert table["source span"] == {"P": 100.0, "R": 33.3, "F1": 50.0}  # one span, though two claims share it
    assert table["relation"] == table["relation exact"] == {"P": 50.0, "R": 33.3, "F1": 40.0}
    assert table["source name"] == {"accuracy": 50.0, "n": 2}
    assert table["commitment"] == {"accuracy": 100.0, "n": 2, "macro F1": 100.0}
    assert table["target stance"] == {"macro F1": 100.0, "n": 1}
    assert table["spans"] == {"checked": 8, "wrong": 0}  # three of each claim, and a mention of each source
    assert [miss["error"] for miss in misses] == ["source_name", "cue or source", "missed claim"]


def test_of_a_set_that_marks_some_claims_alone_only_labels_are_headlines():
    answers = claim(1, [[10, 30]], [[5, 9]], [0, 4], "Bell"), claim(2, [[32, 43]], [[53, 57]], [0, 4], "Bell")
    whole, _ = read(RECORD | {"claims": [BELL]}, *answers)
    some, _ = read(RECORD | {"claims": [BELL], "partial": True}, *answers)
    assert some["figures"] == whole["figures"]
    assert headline(whole).keys() - headline(some).keys() == set(FOUND)
    assert headline(some)["commitment"] == 100.0
    assert PARTIAL in markdown([some | {"file": "a"}])
    assert PARTIAL not in markdown([whole | {"file": "a"}])


def test_a_target_not_answered_counts_as_neutral():
    report, _ = read(RECORD, claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell"))
    assert report["figures"]["target stance"] == {"macro F1": 0.0, "n": 1}


def test_half_of_the_characters_are_enough_and_fewer_are_not():
    text = "He said abcdefghij."
    gold = gold_claims({"claims": [{"content": [[8, 18]], "cue": [[3, 7]], "source": [[0, 2]]}]})
    for end, hit in ((13, 1), (12, 0)):
        from models.training.measures.claims import answered_claims

        answer = answered_claims(analysis(text, claim(1, [[8, end]], [[3, 7]], [0, 2])))
        assert score(text, gold, answer).counts["hit", "relation"] == hit


def test_cue_and_source_may_both_be_absent_but_not_one():
    gold = {"content": [[10, 29]], "cue": [], "source": []}
    for answer, hit in ((claim(1, [[10, 29]]), 1), (claim(1, [[10, 29]], [[5, 9]]), 0)):
        report, _ = read({"id": "a", "text": TEXT, "attributions": [gold]}, answer)
        assert report["figures"]["relation"]["F1"] == 100.0 * hit


def test_inner_claims_are_left_out_where_gold_marks_outer_ones_alone():
    outer, inner = claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell"), claim(2, [[14, 18]], parent="c1")
    record = RECORD | {"claims": [BELL]}
    report, _ = read(record, outer, inner, nested=True)
    assert report["figures"]["relation"]["P"] == 100.0
    assert report["with inner claims"]["relation"] == {"P": 50.0, "R": 100.0, "F1": 66.7}
    report, _ = read(record | {"nested": True}, outer, inner)
    assert report["figures"]["relation"]["P"] == 50.0


def test_where_gold_marks_inner_claims_they_have_a_row_of_their_own():
    inner = BELL | {"content": [[19, 29]], "cue": [[14, 18]], "source": [[10, 13]]}
    record = RECORD | {"claims": [BELL, inner], "nested": True}
    outer = claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell")
    found = claim(2, [[19, 29]], [[14, 18]], [10, 13], parent="c1")
    extra = claim(3, [[10, 13]], [[14, 18]], parent="c1")
    report, _ = read(record, outer, found, extra)
    level = report["breakdowns"]["level"]
    assert (level["outer"]["relation P"], level["outer"]["relation R"]) == (100.0, 100.0)
    assert (level["inner"]["gold"], level["inner"]["answered"], level["inner"]["relation P"]) == (1, 2, 50.0)
    report, _ = read(record | {"nested": False}, outer)
    assert "level" not in report["breakdowns"]


def test_targets_are_asked_ten_at_a_time_and_joined():
    names = [f"t{i:02}" for i in range(12)]
    record = RECORD | {"claims": [BELL | {"targets": [{"name": name, "stance": "favor"} for name in names]}]}

    class Eager(FakeReader):
        def analyze(self, text, targets=()):
            super().analyze(text, targets)
            return analysis(text, claim(1, [[10, 29]], [[5, 9]], [0, 4], targets={t.name: "favor" for t in targets}))

    reader = Eager()
    report, _ = evaluate_claims(reader, [record], Options(draws=0))
    assert [len(targets) for _, targets in reader.asked] == [10, 2]
    assert report["figures"]["target stance"] == {"macro F1": 100.0, "n": 12}


def test_a_span_past_the_end_is_wrong():
    report, _ = read(RECORD, claim(1, [[80, 999]]))
    assert report["figures"]["spans"] == {"checked": 1, "wrong": 1}


def test_sentences_are_read_alone_and_gold_is_cut_where_they_end():
    text = "Orr said: one.\nTwo more."
    gold = {"content": [[10, 24]], "cue": [[4, 8]], "source": [[0, 3]]}
    reader = FakeReader(
        {
            "Orr said: one.": analysis("Orr said: one.", claim(1, [[10, 14]], [[4, 8]], [0, 3])),
            "Two more.": analysis("Two more.", claim(1, [[0, 9]])),
        }
    )
    report, _ = evaluate_claims(
        reader, [{"id": "a", "text": text, "attributions": [gold]}], Options(draws=0, sentences=True)
    )
    assert [asked for asked, _ in reader.asked] == ["Orr said: one.", "Two more."]
    assert report["figures"]["content span"] == {"P": 100.0, "R": 100.0, "F1": 100.0}
    assert report["figures"]["content exact"]["F1"] == 0.0


def test_breakdowns_put_each_claim_in_its_group():
    report, _ = read(
        RECORD,
        claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell"),
        claim(2, [[65, 72]], [[73, 79]]),
        known_cues=frozenset({"said", "told"}),
    )
    by = report["breakdowns"]
    assert {name: (row["gold"], row["answered"], row["relation F1"]) for name, row in by["quotation"].items()} == {
        "indirect": (2, 2, 50.0),
        "direct": (1, 0, 0.0),
    }
    assert {name: (row["gold"], row["answered"]) for name, row in by["cue"].items()} == {
        "known cue": (2, 1),
        "unseen cue": (1, 1),
    }
    assert by["publisher"]["Mill Post"]["gold"] == 3
    assert "phenomenon" not in by


def test_phenomena_come_in_the_order_of_their_numbers():
    names = ["10 nominal cues", "2 mixed marks", "1 mark styles"]
    documents = [RECORD | {"id": name, "phenomenon": name} for name in names]
    report, _ = evaluate_claims(FakeReader(), documents, Options(draws=0))
    assert list(report["breakdowns"]["phenomenon"]) == names[::-1]


def test_confidence_is_compared_with_being_right():
    report, _ = read(
        RECORD,
        claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell", confidence=0.9),
        claim(2, [[31, 44]], [[53, 57]], [0, 4], "Orr", confidence=0.3, source_confidence=0.6),
    )
    assert report["calibration"]["claim"]["diagram"] == [
        {"from": 0.3, "to": 0.4, "n": 1, "confidence": 0.3, "right": 0.0},
        {"from": 0.9, "to": 1.0, "n": 1, "confidence": 0.9, "right": 1.0},
    ]
    assert (
        report["calibration"]["source"]["expected calibration error"] == 0.25
    )  # both names right: 0.1 and 0.4 too low


def test_perfect_calibration_has_no_error_and_certain_errors_have_all_of_it():
    assert calibration([(0.5, True), (0.5, False)])["expected calibration error"] == 0.0
    assert calibration([(1.0, False)] * 2)["expected calibration error"] == 1.0


def test_intervals_widen_with_differences_between_documents():
    def document(hit):
        return Counts({("gold", "relation"): 10, ("got", "relation"): 10, ("hit", "relation"): hit})

    same, different = [document(7)] * 10, [document(0), document(10)] * 5
    assert intervals(same, figures)["relation F1"] == (70.0, 70.0)
    low, high = intervals(different, figures)["relation F1"]
    assert low < 30
    assert high > 70


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Sen. Ted Cruz", "ted cruz"),
        ("The U.S. Senate’s", "u s senate"),
        ("Émile Zola", "emile zola"),
        (None, ""),
        ("Thea", "thea"),
    ],
)
def test_names_are_compared_without_dress(name, plain):
    assert normal_name(name) == plain


def made_up(seed):
    """A document with gold and answers by chance: overlaps, shared spans, gaps, labels present and absent."""
    chance = random.Random(seed)
    words = ["Bell", "said", "“the", "mill,”", "will", "close.", "Orr’s", "\n", "denied", "it"]
    text = " ".join(chance.choices(words, k=120))

    def spans(most):
        starts = [chance.randrange(len(text) - 30) for _ in range(chance.randint(0, most))]
        return [[start, start + chance.randint(1, 30)] for start in starts]

    def some(*values):
        return chance.choice(values)

    gold, answers = [], []
    for number in range(chance.randint(0, 8)):
        one = {"content": spans(2) or [[0, 5]], "cue": spans(1), "source": spans(1)}
        if some(True, False):
            one |= {
                "source_name": some("Bell", "the Orr", None),
                "source_aliases": some([], ["Mr Orr"]),
                "quotation": some("direct", "mixed"),
                "source_type": some("person", "unknown"),
                "kind": some("statement", "belief"),
                "commitment": some("asserts", "denies", "uncertain"),
                "targets": [
                    {"name": f"T{i}", "stance": some("favor", "neutral", "against")} for i in range(some(0, 3, 11))
                ],
            }
        gold.append(one)
        if some(True, True, False):
            near = [[s, min(len(text), e + some(0, 0, 1, 4))] for s, e in one["content"]]
            source = (one["source"] or spans(1) or [None])[0]
            answers.append(
                claim(
                    number,
                    near,
                    some(one["cue"], spans(1)),
                    source,
                    some(None, "Bell", "Orr"),
                    quotation=some("direct", "mixed"),
                    commitment=some("asserts", "denies"),
                    kind=some("statement", "belief"),
                    parent=some(None, None, "c0"),
                    targets={f"T{i}": some("favor", "against") for i in range(3)},
                )
            )
    record = {"id": f"d{seed}", "text": text, "claims": gold, "nested": some(True, False), "primary": seed % 7 != 0}
    return record, analysis(text, *answers)


def wire(record, reading):
    """The service's answer for an analysis, as far as the scorer reads it."""

    def span(s):
        return {"start": s.start, "end": s.end, "text": s.of(record["text"])}

    return {
        "id": record["id"],
        "sources": [
            {"id": s.id, "name": s.name, "type": s.type, "mentions": [span(m.span) for m in s.mentions]}
            for s in reading.sources
        ],
        "claims": [
            {
                "parent": c.parent,
                "quotation": c.quotation,
                "kind": c.kind,
                "content": {"spans": [span(s) for s in c.content]},
                "cue": {"spans": [span(s) for s in c.cue]} if c.cue else None,
                "source": {"id": c.source.id, "mention": span(c.source.mention) if c.source.mention else None},
                "stance": {
                    "commitment": {"label": c.commitment.label},
                    "targets": [{"target": t.target, "label": t.label} for t in c.targets],
                },
            }
            for c in reading.claims
        ],
    }


@pytest.mark.skipif(not SCORER.exists(), reason="the service's scorer is not here")
@pytest.mark.parametrize("seed", range(0, 200, 20))
def test_figures_equal_those_of_the_services_scorer(seed, tmp_path, capsys, monkeypatch):
    documents = [made_up(number) for number in range(seed, seed + 20)]
    gold = write(tmp_path / "gold.jsonl", [record for record, _ in documents])
    answers = write(tmp_path / "answers.jsonl", [wire(*document) for document in documents])
    described = importlib.util.spec_from_file_location("scorer", SCORER)
    scorer = importlib.util.module_from_spec(described)
    described.loader.exec_module(scorer)
    monkeypatch.setattr("sys.argv", ["score.py", str(gold), "--answers", str(answers), "--json"])
    scorer.main()
    theirs = json.loads(capsys.readouterr().out)
    reader = FakeReader({record["text"]: answer for record, answer in documents})
    assert evaluate.main([str(gold), "--json", "--draws", "0"], reader) == 0
    ours = json.loads(capsys.readouterr().out)["figures"]
    assert theirs["gold claims"] > 20
    assert theirs["relation exact"]["F1"] > 0
    assert ours == theirs


def test_the_command_line_prints_and_writes_everything(tmp_path, capsys):
    gold = write(
        tmp_path / "set" / "dev.jsonl",
        [RECORD | {"phenomenon": "1 mark styles"}, RECORD | {"id": "b", "text": TEXT + " ", "primary": False}],
    )
    write(tmp_path / "set" / "train.jsonl", [RECORD])
    reader = FakeReader({TEXT: analysis(TEXT, claim(1, [[10, 29]], [[5, 9]], [0, 4], "Bell"), claim(2, [[45, 52]]))})
    errors, card = tmp_path / "errors.jsonl", tmp_path / "card.md"
    assert evaluate.main([str(gold), "--errors", str(errors), "--markdown", str(card), "--with-nested"], reader) == 0
    printed = capsys.readouterr().out
    assert "== set/dev.jsonl (claims)" in printed
    assert "P 50.0  R 33.3  F1 40.0" in printed
    found = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [miss["error"] for miss in found] == ["missed claim", "missed claim", "extra claim"]
    assert {miss["phenomenon"] for miss in found} == {"1 mark styles"}
    written = card.read_text()
    assert "| relation | 50.0 | 33.3 | 40.0 |" in written
    assert "| 1 mark styles | 3 | 2 |" in written
    assert "| known cue | 3 | 1 |" in written
