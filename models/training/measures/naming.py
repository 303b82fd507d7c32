"""Who the source is: the model's answer beside two plain ones, the nearest name to the left and the mention's own
words, over the same claims."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from models.analysis import Span
from models.naming.names import find_names
from models.training.measures.attribution import Scored
from models.training.measures.baselines import nearest_name, own_words
from models.training.measures.claims import GoldClaim, Spans
from models.training.measures.counts import percent
from models.training.measures.names import normal_name
from models.training.measures.reader import Reader, Record

Row = dict[str, Any]
NEAREST, OWN = "nearest name to the left", "the mention's own words"


def found_table(found: Iterable[Scored]) -> dict[str, Row]:
    """Names right over the claims that were found and matched, with the mention as it was found."""
    model: list[bool] = []
    plain: dict[str, list[bool]] = {NEAREST: [], OWN: []}
    for scored in found:
        named = [m for m in scored.matched if m.name_right is not None]
        model += [bool(m.name_right) for m in named]
        answers = baselines(scored.text)
        for m in named:
            assert m.gold.names is not None
            for name, answer in answers.items():
                plain[name].append(normal_name(answer(m.answered.spans)) in m.gold.names)
    return rows("claims found", {"source name": model} | plain)


def given_table(reader: Reader, records: Iterable[tuple[Record, Sequence[GoldClaim]]]) -> dict[str, Row]:
    """Names and types right given gold's claims; the model's where the reader can be given claims."""
    names: list[bool] = []
    types: list[bool] = []
    plain: dict[str, list[bool]] = {NEAREST: [], OWN: []}
    for record, claims in records:
        answers = baselines(record["text"])
        for claim in claims:
            if claim.names is not None:
                for name, answer in answers.items():
                    plain[name].append(normal_name(answer(claim.spans)) in claim.names)
        if not hasattr(reader, "sources_of_claims"):
            continue
        sources = reader.sources_of_claims(record["text"], [claim.spans for claim in claims])
        for claim, source in zip(claims, sources, strict=True):
            if claim.names is not None:
                names.append(normal_name(source.name) in claim.names)
            if "source_type" in claim.labels:
                types.append(source.type == claim.labels["source_type"])
    return rows("claims given", {"source name": names} | plain | {"source type": types})


def baselines(text: str) -> dict[str, Callable[[Spans], str | None]]:
    """Both plain answers for the claims of one text."""
    names = find_names(text)
    return {
        NEAREST: lambda spans: nearest_name(text, names, mention(spans), spans.content[0]) if spans.content else None,
        OWN: lambda spans: own_words(text, mention(spans)),
    }


def mention(spans: Spans) -> Span | None:
    """The source from its first part to its last.

    >>> mention(Spans((), (), (Span(3, 5), Span(8, 9))))
    Span(start=3, end=9)
    """
    return Span(min(s.start for s in spans.source), max(s.end for s in spans.source)) if spans.source else None


def rows(of: str, right: dict[str, list[bool]]) -> dict[str, Row]:
    return {
        f"{of}: {name}": {"accuracy": round(percent(sum(some), len(some)), 1), "n": len(some)}
        for name, some in right.items()
        if some
    }
