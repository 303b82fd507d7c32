"""Pair sets (stance, commitment) and chain sets (GUM, GAP), worked by hand."""

import json

import pytest

from models.analysis import Span
from models.training import evaluate
from models.training.measures.chain_sets import evaluate_chains, evaluate_gap
from models.training.measures.claim_sets import Options, evaluate_claims
from models.training.measures.coreference import compare, figures
from models.training.measures.labels import NATURAL_PRIOR
from models.training.measures.pair_sets import ask, both_directions, evaluate_pairs
from models.training.measures.reader import Chain, NamedSource
from models.training.measures.records import UnknownRecordsError, format_of
from tests.training.evaluate_fakes import FakeReader, analysis, claim, write


def stance(name, label, text="Bell hates Orr", source=(0, 4), target=(11, 14)):
    part = lambda at: {"text": text[slice(*at)], "start": at[0], "end": at[1]} if at else None  # noqa: E731
    return {"id": name, "text": text, "source": part(source), "target": part(target), "label": label}


def sure(label):
    return {"favor": 0.0, "neutral": 0.0, "against": 0.0} | {label: 1.0}


def test_macro_f1_counts_each_label_alike():
    records = [stance(str(i), label) for i, label in enumerate(["against", "against", "favor", "neutral"])]
    given = [sure(label) for label in ("against", "neutral", "favor", "neutral")]
    report, misses = evaluate_pairs(given, records, None, draws=0)
    # against: P 1, R 1/2; favor 1; neutral: P 1/2, R 1
    assert report["figures"]["label"] == {"macro F1": 77.8, "accuracy": 75.0, "n": 4}
    assert report["figures"]["against"] == {"P": 100.0, "R": 50.0, "F1": 66.7, "n": 2}
    assert report["floors"]["majority"] == {"macro F1": 22.2, "accuracy": 50.0, "n": 4}
    assert [(miss["id"], miss["gold"], miss["answered"]) for miss in misses] == [("1", "against", "neutral")]


def test_a_set_without_neutral_is_two_way():
    records = [stance("a", "against"), stance("b", "favor")]
    given = [{"favor": 0.1, "neutral": 0.7, "against": 0.2}, {"favor": 0.2, "neutral": 0.7, "against": 0.1}]
    report, _ = evaluate_pairs(given, records, None, draws=0)
    assert report["figures"]["label"]["macro F1"] == 100.0


def test_not_asserted_is_all_that_is_not_asserted():
    records = [
        {"id": n, "text": "t", "claim": "c", "cue": None, "label": label}
        for n, label in (("a", "asserts"), ("b", "not_asserted"))
    ]
    given = [{"asserts": 0.6, "denies": 0.2, "uncertain": 0.2}, {"asserts": 0.4, "denies": 0.3, "uncertain": 0.3}]
    report, _ = evaluate_pairs(given, records, None, draws=0)
    assert report["figures"]["label"]["accuracy"] == 100.0


def test_naive_bayes_learns_words_and_the_majority_does_not():
    train = [
        stance(f"t{i}", label, f"Bell {verb} Orr", target=(5 + len(verb) + 1, 5 + len(verb) + 4))
        for i, (verb, label) in enumerate([("hates", "against"), ("loves", "favor")] * 5 + [("hates", "against")])
    ]
    records = [stance("a", "favor", "Bell loves Orr"), stance("b", "against")]
    report, _ = evaluate_pairs([sure("favor"), sure("favor")], records, train, draws=0)
    assert report["floors"]["majority"]["accuracy"] == 50.0
    assert report["floors"]["naive Bayes"]["accuracy"] == 100.0


def test_both_directions_of_a_pair_are_found_and_single_ones_are_not():
    records = [
        stance("pq", "against"),
        stance("alone", "favor", "Orr loves it", (0, 3), (10, 12)),
        stance("qp", "neutral", source=(11, 14), target=(0, 4)),
        stance("free", "favor", source=None),
    ]
    assert both_directions(records) == [(0, 2)]


def test_a_reader_blind_to_direction_tells_no_pair_apart():
    forth, back = stance("pq", "against"), stance("qp", "neutral", source=(11, 14), target=(0, 4))
    train = [record | {"id": f"{record['id']}{i}"} for i in range(3) for record in (forth, back)]
    report, _ = evaluate_pairs([sure("against"), {"neutral": 0.6, "against": 0.4}], [forth, back], train, draws=0)
    table = report["both directions"]
    assert table["model"] == {"macro F1": 100.0, "accuracy": 100.0, "n": 2, "told apart": 100.0, "differing pairs": 1}
    assert table["direction hidden"]["told apart"] == table["naive Bayes, direction hidden"]["told apart"] == 0.0
    assert table["direction hidden"]["macro F1"] == 33.3  # both "against": F1 2/3 and 0


def test_the_cue_word_rule_stands_beside_the_model_of_commitment():
    part = lambda words: {"text": words, "start": 0, "end": len(words)}  # noqa: E731
    records = [
        {"id": cue, "text": "…", "cue": part(cue), "claim": part("that it rains"), "label": label}
        for cue, label in (("said", "asserts"), ("denied", "denies"), ("wondered", "uncertain"), ("saw", "denies"))
    ]
    report, _ = evaluate_pairs([sure_of("asserts")] * 4, records, None, draws=0)
    assert report["figures"]["label"]["accuracy"] == 25.0
    assert report["floors"]["cue words"]["accuracy"] == 75.0
    # half of what is denied is taken for asserted: 0.897 / (0.897 + 0.037 / 2)
    assert report["precision at the natural prior"]["cue words"] == {
        "asserts": 98.0,
        "denies": 100.0,
        "uncertain": 100.0,
    }


def sure_of(label):
    return {"asserts": 0.0, "denies": 0.0, "uncertain": 0.0} | {label: 1.0}


def test_the_natural_prior_is_one_in_all():
    assert sum(NATURAL_PRIOR.values()) == pytest.approx(1)


def test_fewer_answers_than_pairs_are_refused():
    with pytest.raises(ValueError, match="2 pairs were asked, 1 answered"):
        ask(lambda records: [sure("favor")], [stance("a", "favor")] * 2)


def test_coreference_metrics_on_the_example_of_luo_2005():
    # Luo 2005, figure 1: truth {1-5} {6, 7} {8, 9, A, B, C}; response (a) joins the first two chains with none lost.
    truth = [frozenset("12345"), frozenset("67"), frozenset("89ABC")]
    joined = [frozenset("12345"), frozenset("6789ABC")]
    table = figures(compare(truth, joined))
    assert table["MUC"] == {"P": 90.0, "R": 100.0, "F1": 94.7}
    assert table["B3"] == {"P": 76.2, "R": 100.0, "F1": 86.5}
    # phi4: 1 for the first chain, 2 * 5 / (5 + 7) for the best of the others
    assert table["CEAF"] == {"P": 91.7, "R": 61.1, "F1": 73.3}
    assert table["CoNLL"]["F1"] == 84.9


def test_chains_that_nobody_answered_score_nothing():
    assert figures(compare([frozenset("ab")], []))["CoNLL"]["F1"] == 0.0


NEWS = "Ann Orr, the mayor, left Hull. She was tired."


def mention(start, end, entity, kind, head=None):
    return {
        "start": start,
        "end": end,
        "text": NEWS[start:end],
        "entity_id": entity,
        "type": kind,
        "head": head or [start, end],
    }


GUM = {
    "id": "g",
    "text": NEWS,
    "mentions": [mention(0, 18, "1", "person", [0, 7]), mention(25, 29, "2", "place"), mention(31, 34, "1", "person")],
}


def chains_report(*chains):
    reader = FakeReader(chains={NEWS: [Chain(tuple(Span(*m) for m in mentions), kind) for mentions, kind in chains]})
    return evaluate_chains(reader, [GUM], draws=0)[0]


def test_a_mention_with_the_right_head_counts_by_head_alone():
    report = chains_report((((0, 7), (31, 34)), "person"), (((25, 29),), "organization"))
    assert report["coreference"]["exact spans, without single mentions"]["CoNLL F1"] == 25.0  # (0 + 25 + 50) / 3
    assert report["coreference"]["heads, without single mentions"]["CoNLL F1"] == 100.0


def test_a_mention_of_another_type_in_gold_is_neither_right_nor_wrong():
    report = chains_report((((0, 18), (31, 34)), "person"), (((25, 29),), "organization"))
    assert report["coreference"]["exact spans, with single mentions"]["CoNLL F1"] == 100.0
    assert report["figures"]["mentions (heads)"] == {"P": 100.0, "R": 100.0, "F1": 100.0}


def test_a_wrong_single_mention_costs_only_where_single_mentions_count():
    report = chains_report((((0, 18), (31, 34)), "person"), (((39, 44),), "person"))
    assert report["coreference"]["exact spans, without single mentions"]["CoNLL F1"] == 100.0
    assert report["coreference"]["exact spans, with single mentions"]["CoNLL F1"] < 90


def gap_record(name, pronoun, answer):
    text = f"Ann Orr met Sue Bell before {pronoun} left."
    at = text.index(pronoun, 20)
    ids = {"A": ("P", "B"), "B": ("A", "P"), None: ("A", "B")}[answer]
    spans = [(0, 7, ids[0]), (12, 20, ids[1])] + ([(at, at + len(pronoun), "P")] if answer else [])
    return {
        "id": name,
        "text": text,
        "pronoun": {"start": at, "end": at + len(pronoun)},
        "answer": answer,
        "partial": True,
        "mentions": [{"start": s, "end": e, "text": text[s:e], "entity_id": i, "type": "person"} for s, e, i in spans],
    }


def test_gap_asks_of_each_name_whether_it_is_the_pronouns():
    right, missed, wrong = gap_record("a", "she", "A"), gap_record("b", "he", "B"), gap_record("c", "her", None)
    reader = FakeReader(
        chains={
            right["text"]: [Chain((Span(0, 7), Span(28, 31))), Chain((Span(12, 20),))],
            wrong["text"]: [Chain((Span(0, 7),)), Chain((Span(12, 20), Span(28, 31)))],
        }
    )
    report, misses = evaluate_gap(reader, [right, missed, wrong], draws=0)
    assert report["figures"]["GAP"] == {"P": 50.0, "R": 50.0, "F1": 50.0}
    assert report["figures"]["masculine"]["F1"] == 0.0
    assert [(miss["error"], miss["gold"]) for miss in misses] == [
        ("missed name", "Sue Bell"),
        ("wrong name", "Sue Bell"),
    ]


def test_commitment_and_sources_are_judged_on_golds_own_claims_too():
    text = "Bell denied it. Orr said no."
    gold = [
        {
            "content": [[12, 14]],
            "cue": [[5, 11]],
            "source": [[0, 4]],
            "source_name": "Bell",
            "source_aliases": [],
            "source_type": "person",
            "commitment": "denies",
        },
        {
            "content": [[25, 27]],
            "cue": [[20, 24]],
            "source": [[16, 19]],
            "source_name": "Orr",
            "source_aliases": [],
            "source_type": "person",
            "commitment": "asserts",
        },
    ]

    class Naming(FakeReader):
        def sources_of_claims(self, text, claims):
            return [
                NamedSource(c.source[0].of(text), "person", 1.0) if c.source[0].start else NamedSource(None, None, 0.1)
                for c in claims
            ]

    reader = Naming({text: analysis(text, claim(1, [[12, 14]], [[5, 11]], [0, 4]))})
    report, _ = evaluate_claims(reader, [{"id": "a", "text": text, "claims": gold}], Options(draws=0))
    assert report["commitment"]["claims found: model"]["accuracy"] == 0.0
    assert report["commitment"]["claims found: cue words"]["accuracy"] == 100.0
    assert (
        report["commitment"]["claims given: model"] | {"n": 2, "accuracy": 50.0}
        == report["commitment"]["claims given: model"]
    )
    assert report["commitment"]["claims given: cue words"]["macro F1"] == 100.0
    sources = report["sources"]
    assert sources["claims given: source name"] == {"accuracy": 50.0, "n": 2}
    assert sources["claims given: source type"] == {"accuracy": 50.0, "n": 2}
    # Both sources stand in the text by name: plain answers find them.
    assert sources["claims given: the mention's own words"] == {"accuracy": 100.0, "n": 2}
    assert sources["claims given: nearest name to the left"] == {"accuracy": 100.0, "n": 2}


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"attributions": []}, "claims"),
        ({"claims": [], "partial": True}, "claims"),
        ({"mentions": []}, "chains"),
        ({"mentions": [], "pronoun": {}}, "gap"),
        ({"claim": "c", "label": "asserts"}, "commitment"),
        ({"target": {}, "source": None, "label": "favor"}, "stance"),
    ],
)
def test_a_file_is_told_by_its_records(record, kind):
    assert format_of([record]) == kind


@pytest.mark.parametrize("records", [[], [{"text": "", "entities": []}]])
def test_what_no_measure_fits_is_refused(records):
    with pytest.raises(UnknownRecordsError, match="a record needs"):
        format_of(records)


def test_every_format_goes_through_the_command_line(tmp_path, capsys):
    claimed = {
        "id": "m",
        "text": "Bell denied it.",
        "source": None,
        "cue": {"text": "denied", "start": 5, "end": 11},
        "claim": {"text": "it", "start": 12, "end": 14},
        "label": "denies",
    }
    files = [
        write(tmp_path / name / "dev.jsonl", records)
        for name, records in (
            ("dse", [stance("pq", "against"), stance("qp", "neutral", source=(11, 14), target=(0, 4))]),
            ("mpqa", [claimed, claimed | {"id": "n", "label": "asserts"}]),
            ("gum", [GUM]),
            ("gap", [gap_record("a", "she", "A")]),
        )
    ]
    write(
        tmp_path / "dse" / "train.jsonl",
        [stance("t", "against"), stance("u", "neutral", source=(11, 14), target=(0, 4))],
    )
    card = tmp_path / "card.md"
    evaluate.main([*map(str, files), "--markdown", str(card), "--draws", "20"], FakeReader())
    printed = capsys.readouterr().out
    for words in (
        "== dse/dev.jsonl (stance)",
        "== mpqa/dev.jsonl (commitment)",
        "== gum/dev.jsonl (chains)",
        "== gap/dev.jsonl (gap)",
    ):
        assert words in printed
    assert "naive Bayes" in card.read_text()
    evaluate.main([*map(str, files), "--json"], FakeReader())
    assert [report["format"] for report in json.loads(capsys.readouterr().out)] == [
        "stance",
        "commitment",
        "chains",
        "gap",
    ]


def test_files_may_be_read_as_one(tmp_path, capsys):
    files = [tmp_path / "a" / "dev.jsonl", tmp_path / "b" / "dev.jsonl"]
    record = stance("rain", "neutral")
    for file, label in zip(files, ("neutral", "against"), strict=True):
        file.parent.mkdir()
        file.write_text(json.dumps(record | {"label": label}) + "\n")
    evaluate.main([*map(str, files), "--json", "--together", "--draws", "0"], FakeReader())
    report = json.loads(capsys.readouterr().out)
    assert report["file"] == "a/dev.jsonl + b/dev.jsonl"
    assert report["figures"]["label"]["n"] == 2
