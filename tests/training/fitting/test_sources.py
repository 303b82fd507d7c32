"""Sources told by a description or a pronoun become examples where their names are annotated."""

from functools import partial
from types import SimpleNamespace

from models.analysis import Span
from models.claims.links import Part
from models.claims.proposals import Proposal
from models.document import read_document
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.ranking import NOBODY
from models.resolution.sources import Resolver
from models.training.fitting.sources import Taught, names_of
from models.training.sets.data import GoldClaim, Record

TEXT = "Quill Lund met Bo Sá. Then the juggler said no. “It pours,” she said. “It snows,” she said."


def place(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def taught(names: dict[str, set[str]], network: float = 0.0) -> Resolver:
    """TEXT resolved with the `names` of some of its sources, by their words; the network takes the juggler for Bo Sá by
    that share."""
    spans = [place("Quill Lund"), place("Bo Sá"), place("the juggler"), place("she")]
    mentions = [ScoredMention(span, {"person": 0.9}, (), True) for span in spans]
    mentions[2] = ScoredMention(spans[2], {"person": 0.9}, ((1, network),) if network else (), True)
    claims = [ClaimFrame(i, i, (), (), 0) for i in range(len(mentions))]
    known = {place(words): frozenset(right) for words, right in names.items()}
    choice = partial(Taught, known, [])
    return Resolver(read_document(TEXT), mentions, claims, 0.5, None, None, choice=choice)


def named(resolver: Resolver, numbers: set[int]) -> set[str | None]:
    return {None if n == NOBODY else resolver.entities[n].name for n in numbers}


def test_whoever_has_an_annotated_name_is_right():
    resolver = taught({"the juggler": {"bo sa"}})
    ((features, right),) = resolver.choice.seen
    assert named(resolver, right) == {"Bo Sá"}
    assert {"Quill Lund", "Bo Sá", None} <= named(resolver, set(features))


def test_words_that_are_all_that_is_told_and_pronouns_of_nobody_mean_nobody():
    resolver = taught({"the juggler": {"juggler"}, "she": {""}})
    assert [named(resolver, right) for _, right in resolver.choice.seen] == [{None}, {None}]


def test_a_name_is_better_than_words_that_would_do():
    ((_, right),) = (resolver := taught({"the juggler": {"juggler", "bo sa"}})).choice.seen
    assert named(resolver, right) == {"Bo Sá"}


def test_what_is_annotated_is_believed_on_the_way():
    assert taught({"the juggler": {"quill lund"}}, network=0.9).settled.answer[2][0] == 0
    assert taught({"the juggler": {"juggler"}}, network=0.9).settled.answer[2][0] not in (0, 1)


def test_whose_name_no_candidate_has_teaches_nothing():
    assert taught({"the juggler": {"kit wye"}}).choice.seen == []
    assert taught({}).choice.seen == []


def proposal(content: Span, source: Span, parent: int | None = None) -> Proposal:
    part = [Part(0, 1, span) for span in (content, source)]
    return Proposal((part[0],), None, part[1], parent, 1.0, 1.0, 1.0)


def test_names_go_with_the_claims_that_were_found_claims_within_claims_where_these_are_marked():
    outer, inner = place("“It pours,”"), place("“It snows,”")
    she = place("she", TEXT.index("snows"))
    reading = SimpleNamespace(proposals=[proposal(outer, place("she")), proposal(inner, she, 0)])
    claims = (
        GoldClaim(((outer.start, outer.end),), source_names=("Ms Quill Lund", "Lund")),
        GoldClaim(((inner.start, inner.end),), source_names=()),
    )
    record = Record("a", TEXT, claims)
    assert names_of(reading, record) == {place("she"): {"quill lund", "lund"}}
    nested = names_of(reading, Record("a", TEXT, claims, nested=True))
    assert nested == {place("she"): {"quill lund", "lund"}, she: {""}}
    assert names_of(reading, Record("a", TEXT, (GoldClaim(((outer.start, outer.end),)),))) == {}
