"""What others reach stands in the card beside what this model does."""

from models.training.measures.beside import beside_published, beside_second
from models.training.measures.headlines import headline


def test_the_card_sets_sentence_figures_under_the_published_ones():
    def report(file: str, points: float) -> dict:
        return {"file": file, "figures": {f"{role} span": {"F1": points} for role in ("source", "cue", "content")}}

    whole = [report("polnear/dev.jsonl", 80.0), report("world/dev.jsonl", 90.0)]
    lines = beside_published(whole, [report("polnear/dev.jsonl", 70.0)]).splitlines()
    assert lines[0] == "| exact span F1 on PolNeAR | source | cue | content |"
    assert "| 83.2 | 75.3 | 72.9 |" in lines[2]
    assert lines[4:] == [
        "| this model, sentence by sentence, polnear/dev.jsonl | 70.0 | 70.0 | 70.0 |",
        "| this model, whole articles, polnear/dev.jsonl | 80.0 | 80.0 | 80.0 |",
    ]


def test_a_second_annotator_stands_above_the_model_on_the_same_articles():
    def report(relation: float, kind: float) -> dict:
        return {
            "figures": {"texts": 8, "relation": {"F1": relation}, "kind": {"accuracy": kind}, "spans": {"wrong": 0}},
            "intervals": {"relation F1": (relation - 1, relation + 1)},
        }

    agreed = {"file": "world/dev.jsonl", **report(90.0, 97.0), "model": report(80.0, 96.0)}
    assert beside_second([agreed]).splitlines() == [
        "| F1, accuracy of labels | relation | kind |",
        "| --- | --- | --- |",
        "| second annotator, 8 articles of world/dev.jsonl | 90.0 (89.0 to 91.0) | 97.0 |",
        "| this model on these of world/dev.jsonl | 80.0 (79.0 to 81.0) | 96.0 |",
    ]
    assert headline(agreed) == {"relation": 90.0, "kind": 97.0}
