"""Sets of pairs (stance of a source toward a target, commitment of a source to a claim): figures beside floors."""

from collections.abc import Callable, Sequence
from typing import Any

from models.training.measures.bootstrap import intervals
from models.training.measures.calibration import calibration
from models.training.measures.cue_words import commitment_of_cue
from models.training.measures.floors import blind, directed, majority, naive_bayes, placed, text_of
from models.training.measures.labels import NATURAL_PRIOR, best, by_class, count, overall, precision_at, shares
from models.training.measures.reader import Probabilities, Record

# One call asks this many pairs, so that a large set shows that it moves and holds little memory.
BATCH = 512


def ask(
    answer: Callable[[Sequence[Record]], Sequence[Probabilities]], records: Sequence[Record]
) -> list[Probabilities]:
    """Every record's probabilities."""
    given = [p for i in range(0, len(records), BATCH) for p in answer(records[i : i + BATCH])]
    if len(given) != len(records):
        raise ValueError(f"{len(records)} pairs were asked, {len(given)} answered")
    return given


def evaluate_pairs(
    given: Sequence[Probabilities], records: Sequence[Record], train: Sequence[Record] | None, draws: int = 1000
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The report of one pair set, and what was wrong in it, one entry each.

    A set knows its labels: where gold has no neutral (MPQA, PERSPECTRUM) the choice is two-way.
    """
    gold = [record["label"] for record in records]
    labels = sorted(set(gold))
    answered = [best(probabilities, labels) for probabilities in given]
    counts = count(gold, answered)
    report: dict[str, Any] = {"figures": {"label": overall(counts)} | by_class(counts)}
    single = [count([g], [a]) for g, a in zip(gold, answered, strict=True)]
    report["intervals"] = intervals(single, lambda some: {"label": overall(some)}, draws)
    report["floors"] = floors(records, train)
    if set(labels) <= set(NATURAL_PRIOR) and len(labels) > 1:
        at = precision_at(counts, {label: NATURAL_PRIOR[label] for label in labels})
        report["precision at the natural prior"] = {"model": at}
        if any(record.get("cue") for record in records):
            rule = by_rule(records)
            report["floors"]["cue words"] = overall(count(gold, rule))
            report["precision at the natural prior"]["cue words"] = precision_at(count(gold, rule), NATURAL_PRIOR)
    pairs = both_directions(records)
    if 2 * len(pairs) > len(records) / 2:  # a few by chance say nothing
        report["both directions"] = of_both_directions(pairs, records, given, labels, train)
    sure = [max(shares(probabilities, labels).values()) for probabilities in given]
    report["calibration"] = {"label": calibration([(p, g == a) for p, g, a in zip(sure, gold, answered, strict=True)])}
    misses = [
        {"id": record["id"], "error": "label", "gold": record["label"], "answered": a, "at": record["text"][:160]}
        for record, a in zip(records, answered, strict=True)
        if record["label"] != a
    ]
    return report, misses


def floors(records: Sequence[Record], train: Sequence[Record] | None) -> dict[str, Any]:
    """Majority and naive Bayes; without a training set the majority is that of the records themselves."""
    gold = [record["label"] for record in records]
    table = {"majority": overall(count(gold, majority(train or records, records)))}
    if train and len({record["label"] for record in train}) > 1:
        table["naive Bayes"] = overall(count(gold, naive_bayes(train, records, directed)))
    return table


def by_rule(records: Sequence[Record]) -> list[str]:
    """The cue-word rule's labels; a record without a cue is asserted."""
    return [commitment_of_cue(text_of(record.get("cue")), text_of(record["claim"])) for record in records]


def both_directions(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Indices of records that ask of one sentence who stands how toward whom, each way round."""
    waiting: dict[tuple[Any, ...], int] = {}
    pairs = []
    for i, record in enumerate(records):
        source, target = record.get("source"), record.get("target")
        if not (placed(source) and placed(target)):
            continue
        here, there = (source["start"], source["end"]), (target["start"], target["end"])
        opposite = waiting.pop((record["text"], there, here), None)
        if opposite is None:
            waiting[record["text"], here, there] = i
        else:
            pairs.append((opposite, i))
    return pairs


def of_both_directions(
    pairs: Sequence[tuple[int, int]],
    records: Sequence[Record],
    given: Sequence[Probabilities],
    labels: Sequence[str],
    train: Sequence[Record] | None,
) -> dict[str, Any]:
    """Figures on such pairs, and what readers reach who see the pair but not its direction.

    "direction hidden" is the model's own reading, both ways averaged: what it would know without knowing who speaks.
    "told apart": of the pairs whose two labels differ, those with both right; a reader blind to direction gets none.
    """
    places = [i for pair in pairs for i in pair]
    gold = {i: records[i]["label"] for i in places}
    readers = {"model": {i: best(given[i], labels) for i in places}, "direction hidden": {}}
    for one, other in pairs:
        mean = {label: given[one].get(label, 0.0) + given[other].get(label, 0.0) for label in labels}
        readers["direction hidden"] |= dict.fromkeys((one, other), best(mean, labels))
    if train:
        answers = naive_bayes(
            [r for r in train if placed(r.get("source")) and placed(r.get("target"))],
            [records[i] for i in places],
            blind,
        )
        readers["naive Bayes, direction hidden"] = dict(zip(places, answers, strict=True))
    differ = [pair for pair in pairs if gold[pair[0]] != gold[pair[1]]]
    table = {}
    for name, answered in readers.items():
        table[name] = overall(count((gold[i] for i in places), (answered[i] for i in places)))
        apart = sum(all(gold[i] == answered[i] for i in pair) for pair in differ)
        table[name] |= {"told apart": round(100 * apart / max(1, len(differ)), 1), "differing pairs": len(differ)}
    return table
