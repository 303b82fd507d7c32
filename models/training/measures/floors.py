"""What reading buys: floors that know only how frequent labels are, or only which words occur.

Naive Bayes (Manning, Raghavan & Schütze 2008, ch. 13) over the words of the text, the words beside the target, and
those between source and target. Training and tests alone need scikit-learn, which holds it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard

WORD = re.compile(r"\w+(?:['’]\w+)?")
REACH = 5  # words of each side of a target or claim that count as its neighbourhood
FOLDS = 3
Features = Callable[[Mapping[str, Any]], list[str]]


def majority(train: Sequence[Mapping[str, Any]], records: Sequence[Mapping[str, Any]]) -> list[str]:
    """The most frequent label of training, for every record."""
    return [Counter(record["label"] for record in train).most_common(1)[0][0]] * len(records)


def naive_bayes(
    train: Sequence[Mapping[str, Any]], records: Sequence[Mapping[str, Any]], features: Features
) -> list[str]:
    """Labels by multinomial naive Bayes over `features`; smoothing and prior chosen by threefold macro F1."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.model_selection import GridSearchCV
    from sklearn.naive_bayes import MultinomialNB

    vocabulary = CountVectorizer(analyzer=features, binary=True)
    seen, labels = vocabulary.fit_transform(train), [record["label"] for record in train]
    model = MultinomialNB()
    if min(Counter(labels).values()) >= FOLDS:
        choices = {"alpha": [0.1, 0.3, 1.0], "fit_prior": [True, False]}
        model = GridSearchCV(model, choices, scoring="f1_macro", cv=FOLDS)
    model.fit(seen, labels)
    return list(map(str, model.predict(vocabulary.transform(records))))


def directed(record: Mapping[str, Any]) -> list[str]:
    """Words of the text, of the target's (or claim's) neighbourhood, of the cue, and between source and target.

    >>> directed({"text": "Bell hates it", "source": {"text": "Bell", "start": 0, "end": 4},
    ...           "target": {"text": "it", "start": 11, "end": 13}})
    ['bell', 'hates', 'it', 'near:bell', 'near:hates', 'forward:hates']
    """
    source, target = record.get("source"), record.get("target", record.get("claim"))
    found = words(record["text"])
    if placed(target):
        found += [f"near:{word}" for word in beside(record["text"], target)]
        if placed(source):
            way = "forward" if source["start"] <= target["start"] else "backward"
            found += [f"{way}:{word}" for word in between(record["text"], source, target)]
    else:
        found += [f"target:{word}" for word in words(text_of(target))]
    return found + [f"cue:{word}" for word in words(text_of(record.get("cue")))]


def blind(record: Mapping[str, Any]) -> list[str]:
    """The same without direction: both ends' neighbourhoods alike, so both directions of a pair look the same."""
    source, target = sorted((record["source"], record["target"]), key=lambda span: span["start"])
    text = record["text"]
    near = [f"near:{word}" for span in (source, target) for word in beside(text, span)]
    return words(text) + near + [f"between:{word}" for word in between(text, source, target)]


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def text_of(part: Any) -> str:
    """The words of a record's part, be it a string, a span or nothing."""
    return part if isinstance(part, str) else (part or {}).get("text", "")


def placed(span: Any) -> TypeGuard[Mapping[str, int]]:
    """Whether words have a place in the text."""
    return isinstance(span, Mapping) and span.get("start") is not None


def beside(text: str, span: Mapping[str, int]) -> list[str]:
    return words(text[: span["start"]])[-REACH:] + words(text[span["end"] :])[:REACH]


def between(text: str, one: Mapping[str, int], other: Mapping[str, int]) -> list[str]:
    first, last = sorted((one, other), key=lambda span: span["start"])
    return words(text[first["end"] : last["start"]])
