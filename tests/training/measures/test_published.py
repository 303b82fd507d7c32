"""What others reach stands in the card beside what this model does."""

from models.training.measures.published import beside_published, beside_second, headline


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


def test_a_second_annotator_stands_above_the_model_on_the_same_file():
    def report(file: str, relation: float, texts: int) -> dict:
        return {
            "file": file,
            "figures": {
                "texts": texts,
                "relation": {"F1": relation},
                "kind": {"accuracy": 97.0},
                "spans": {"wrong": 0},
            },
        }

    agreed = [report("world/dev.jsonl", 90.0, 8)]
    reports = [report("world/dev.jsonl", 80.0, 21), report("gold/dev.jsonl", 70.0, 14)]
    assert beside_second(agreed, reports).splitlines() == [
        "| F1, accuracy of labels | relation | kind |",
        "| --- | --- | --- |",
        "| second annotator, 8 articles of world/dev.jsonl | 90.0 | 97.0 |",
        "| this model, all of world/dev.jsonl | 80.0 | 97.0 |",
    ]
    assert beside_second([], reports) == ""
    assert headline(reports[0]) == {"relation": 80.0, "kind": 97.0}
