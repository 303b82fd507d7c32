"""Coreference sets: whole documents with chains (GUM, LitBank, WikiCoref), and one pronoun with two names (GAP)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from models.analysis import Span
from models.training.measures.bootstrap import intervals
from models.training.measures.coreference import Chains, compare, figures
from models.training.measures.counts import Counts, found, total
from models.training.measures.reader import Chain, Reader, Record

# What can be a source, as far as a set types it: GUM and LitBank have no groups or documents of their own.
SOURCE_LIKE = frozenset({"person", "organization", "group", "document"})
MASCULINE = frozenset({"he", "him", "his", "himself"})


def evaluate_chains(
    reader: Reader, records: Sequence[Record], draws: int = 1000
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """CoNLL F1 over source-like mentions, with exact spans and with heads, with and without chains of one mention.

    The headline leaves out chains of one mention, as the CoNLL-2012 and CorefUD scorers do.
    """
    documents = [(record, reader.chains(record["text"])) for record in records]
    tables: dict[str, Any] = {}
    bounds: dict[str, Any] = {}
    for heads, singles in ((False, False), (True, False), (False, True), (True, True)):
        name = f"{'heads' if heads else 'exact spans'}, {'with' if singles else 'without'} single mentions"
        counts = [compare(*sides(record, chains, heads, singles)) for record, chains in documents]
        table = figures(total(counts))
        tables[name] = {"CoNLL F1": table.pop("CoNLL")["F1"]} | {metric: row["F1"] for metric, row in table.items()}
        drawn = intervals(counts, figures, draws)
        if drawn:
            bounds[name] = {"CoNLL F1": drawn["CoNLL F1"]}
    detected = total(mentions_found(*sides(record, chains, heads=True, singles=True)) for record, chains in documents)
    report: dict[str, Any] = {
        "figures": {"mentions (heads)": found(*(detected[side, "mentions"] for side in ("gold", "got", "hit")))}
    }
    report["coreference"] = tables
    report["coreference, 95 % interval"] = bounds
    return report, []


def mentions_found(gold: Chains, got: Chains) -> Counts:
    ours, theirs = (frozenset().union(*chains) for chains in (gold, got))
    return Counter(
        {("gold", "mentions"): len(ours), ("got", "mentions"): len(theirs), ("hit", "mentions"): len(ours & theirs)}
    )


def sides(record: Record, answered: Sequence[Chain], heads: bool, singles: bool) -> tuple[Chains, Chains]:
    """Gold and answered chains of one document, down to what is compared.

    An answered mention that gold knows under a type that is no source's (a place, an event) is neither right nor wrong.
    """
    typed = any(mention["type"] for mention in record["mentions"])
    counted = [mention for mention in record["mentions"] if not typed or mention["type"] in SOURCE_LIKE]
    chosen = {span_of(mention) for mention in counted}
    other = {span_of(mention) for mention in record["mentions"]} - chosen
    gold: dict[str, set[Span]] = {}
    for mention in counted:
        gold.setdefault(mention["entity_id"], set()).add(span_of(mention))
    likely = [chain for chain in answered if chain.type is None or chain.type in SOURCE_LIKE or not typed]
    got = [set(chain.mentions) for chain in likely]
    if heads:
        meant = by_head(record["mentions"], {span for chain in got for span in chain})
        got = [{meant.get(span, span) for span in chain} for chain in got]
    seen: set[Span] = set()
    once = []
    for chain in got:  # a mention in two chains would count twice: the first keeps it
        once.append(chain - other - seen)
        seen |= chain
    least = 1 if singles else 2
    return (
        [frozenset(chain) for chain in gold.values() if len(chain) >= least],
        [frozenset(chain) for chain in once if len(chain) >= least],
    )


def span_of(mention: Mapping[str, Any]) -> Span:
    return Span(mention["start"], mention["end"])


def by_head(gold: Sequence[Mapping[str, Any]], answered: set[Span]) -> dict[Span, Span]:
    """For answered spans without an equal gold one: the gold mention whose head they hold and whose bounds they keep.

    A mention without a marked head has none but itself. Each gold mention is taken once, by the longest such span.
    """
    free = {span_of(mention): mention.get("head") for mention in gold}
    meant = {}
    for span in answered & free.keys():
        free.pop(span)
    for span in sorted(answered - {span_of(mention) for mention in gold}, key=lambda s: (s.start - s.end, s)):
        fits = [
            g for g, head in free.items() if head and g.start <= span.start <= head[0] and head[1] <= span.end <= g.end
        ]
        if fits:
            meant[span] = min(fits, key=lambda g: (g.end - g.start, g))
            free.pop(meant[span])
    return meant


def evaluate_gap(
    reader: Reader, records: Sequence[Record], draws: int = 1000
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """GAP (Webster et al. 2018): is each of two names the pronoun's? F1, by gender too, and feminine over masculine."""
    documents, misses = [], []
    by_gender: dict[str, list[Counts]] = {}
    for record in records:
        chains = reader.chains(record["text"])
        pronoun = Span(record["pronoun"]["start"], record["pronoun"]["end"])
        counts: Counts = Counter()
        for mention in names_of(record):
            wanted, given = mention["entity_id"] == "P", together(chains, pronoun, span_of(mention))
            counts.update({("gold", "GAP"): wanted, ("got", "GAP"): given, ("hit", "GAP"): wanted and given})
            if wanted != given:
                misses.append(
                    {
                        "id": record["id"],
                        "error": "missed name" if wanted else "wrong name",
                        "gold": mention["text"],
                        "at": pronoun.of(record["text"]),
                    }
                )
        documents.append(counts)
        gender = "masculine" if pronoun.of(record["text"]).casefold() in MASCULINE else "feminine"
        by_gender.setdefault(gender, []).append(counts)
    table: dict[str, Any] = {"GAP": gap(total(documents))} | {
        name: gap(total(some)) for name, some in sorted(by_gender.items())
    }
    if len(by_gender) == 2 and table["masculine"]["F1"]:
        table["feminine over masculine"] = round(table["feminine"]["F1"] / table["masculine"]["F1"], 3)
    return {"figures": table, "intervals": intervals(documents, lambda c: {"GAP": gap(c)}, draws)}, misses


def gap(counts: Counts) -> dict[str, float]:
    return found(counts["gold", "GAP"], counts["got", "GAP"], counts["hit", "GAP"])


def names_of(record: Record) -> list[Mapping[str, Any]]:
    """The two names; the pronoun stands among the mentions too, where it belongs to one of them."""
    return [mention for mention in record["mentions"] if mention["start"] != record["pronoun"]["start"]]


def together(chains: Sequence[Chain], pronoun: Span, name: Span) -> bool:
    """Whether the chain of the mention most like the name holds the pronoun."""
    likest = [(alike(mention, name), i) for i, chain in enumerate(chains) for mention in chain.mentions]
    likeness, place = max(likest, key=lambda pair: (pair[0], -pair[1]), default=(0.0, -1))
    return likeness >= 0.5 and any(mention == pronoun for mention in chains[place].mentions)


def alike(one: Span, other: Span) -> float:
    """Intersection over union of two spans.

    >>> alike(Span(0, 4), Span(2, 6))
    0.3333333333333333
    """
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))
