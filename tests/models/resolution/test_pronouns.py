"""Whom pronouns mean that are nobody's source: mentions of a source, told once the sources are."""

import re

import pytest

from models.analysis import Span
from models.deadline import DeadlineExceeded
from models.document import read_document
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.other_pronouns import OtherPronouns
from models.resolution.pronouns import sex_of
from models.resolution.ranking import NOBODY
from models.resolution.sources import Resolver, resolve_sources
from tests.linear import takes_linear_time

PERSONS = re.compile(r"\b(?:he|him|his|she|her)\b")


def pronouns_of(text: str, *speakers: str, said: str = "", least: float = 0.0) -> dict[str, list[str]]:
    """By name the pronouns of each speaker, who says something; the first says what is in `said`."""
    mentions = [Span(text.index(name), text.index(name) + len(name)) for name in speakers]
    content = Span(text.index(said), text.index(said) + len(said)) if said else None
    claims = [ClaimFrame(i, i, (content,) if content and i == 0 else (), (), 0) for i in range(len(mentions))]
    scored = [ScoredMention(span, {}, (), True) for span in mentions]
    scored += [ScoredMention(Span(*m.span()), {}, (), False) for m in PERSONS.finditer(text)]
    sources, _ = resolve_sources(read_document(text), scored, claims, least=least)
    return {s.name: [m.span.of(text) for m in s.mentions if m.kind == "pronoun"] for s in sources}


def test_pronouns_between_are_mentions_of_whom_they_mean():
    text = "Mrs Ana Lund said it rained. She took her boat and left. Mr Bo Sá said he would follow her."
    found = pronouns_of(text.replace("She", "Then she"), "Mrs Ana Lund", "Mr Bo Sá")
    assert found == {"Ana Lund": ["she", "her", "her"], "Bo Sá": ["he"]}


@pytest.mark.parametrize("person", ["Bo Sá", "Kit Sá"])
def test_the_object_of_a_clause_is_not_its_subject(person):
    text = f"Quill Lund said it rained. {person} said, and then {person} thanked her. {person} left."
    assert pronouns_of(text, "Quill Lund", person)["Quill Lund"] == ["her"]


def test_within_a_quotation_it_is_not_the_speaker():
    text = "Quill Lund met Kit Sá at noon. Kit Sá said: “I told her to go.” Quill Lund said no."
    mentions = pronouns_of(text, "Kit Sá", "Quill Lund", said="“I told her to go.”")
    assert mentions == {"Kit Sá": [], "Quill Lund": ["her"]}


def test_a_name_behind_a_comma_may_be_meant():
    text = "In his speech, Bo Lund said it rained."
    assert pronouns_of(text, "Bo Lund") == {"Bo Lund": ["his"]}


def test_what_is_too_unsure_is_no_mention():
    text = "Quill Lund met Kit Sá. Then she left. Quill Lund said no. Kit Sá said no."
    some = pronouns_of(text, "Quill Lund", "Kit Sá")
    assert sorted(word for words in some.values() for word in words) == ["she"]
    assert pronouns_of(text, "Quill Lund", "Kit Sá", least=1.0) == {"Quill Lund": [], "Kit Sá": []}


def test_sources_are_the_same_without_them():
    text = "Ana Lund said it rained. Her deputy, Bo Sá, thanked her, and he left. “It pours,” she said."
    document, she = read_document(text), text.index("she said")
    mentions = [ScoredMention(Span(0, 8), {}, (), True), ScoredMention(Span(she, she + 3), {}, (), True)]
    others = [
        ScoredMention(Span(*m.span()), {}, ((1, 0.9),), False) for m in PERSONS.finditer(text) if m.start() != she
    ]
    claims = [ClaimFrame(i, i, (), (), 0) for i in range(2)]
    _, before = resolve_sources(document, mentions, claims)
    assert resolve_sources(document, mentions + others, claims)[1] == before


def test_a_noun_has_no_sex():
    assert [sex_of(word) for word in ("HER", "himself", "they", "Lund")] == ["f", "m", None, None]


@pytest.mark.parametrize("part", ["Ana Lund said he met her. ", "he and she, ", "Lund "])
def test_many_take_linear_time(part):
    def resolve(times: int) -> None:
        pronouns_of("Ana Lund said so. " + part * times, "Ana Lund")

    assert takes_linear_time(resolve, 100)


@pytest.mark.parametrize(
    "text",
    [
        "Quillo Ltd said that she was fired.",
        "Mr Bo Lund said that she was tired.",
        "The report said that he was to blame.",
        "Ana Lund said that WHO staff met the US.",
    ],
)
def test_whoever_was_not_mentioned_is_nobody_who_was(text):
    speaker = re.match(r"The report|Quillo Ltd|Mr Bo Lund|Ana Lund", text)
    start = text.index("Bo") if "Bo" in text else 0
    mentions = [ScoredMention(Span(*speaker.span()), {}, (), True)]
    mentions += [ScoredMention(Span(*m.span()), {}, (), False) for m in re.finditer(r"she|he\b(?= was)|WHO|US", text)]
    sources, _ = resolve_sources(read_document(text), mentions, [ClaimFrame(0, 0, (), (), 0)])
    assert [m.span.start for m in sources[0].mentions] == [start]


def test_the_network_has_its_say():
    text = "Quill Lund met Kit Sá. Kit Sá said that she was tired. Quill Lund said no."
    she = Span(text.index("she"), text.index("she") + 3)
    names = [Span(0, 10), Span(text.index("Kit Sá said"), text.index("Kit Sá said") + 6)]
    mentions = [ScoredMention(span, {}, (), True) for span in names]
    claims = [ClaimFrame(i, i, (), (), 0) for i in range(2)]
    for told in (0, 1):
        sources, _ = resolve_sources(
            read_document(text), [*mentions, ScoredMention(she, {}, ((told, 1.0),), False)], claims
        )
        assert [she in (m.span for m in source.mentions) for source in sources] == [told == 0, told == 1]


def test_a_name_of_the_next_sentence_is_not_ahead():
    text = "In her speech, it rained. Ana Lund said no."
    assert pronouns_of(text, "Ana Lund") == {"Ana Lund": []}


def test_time_that_is_up_ends_it():
    with pytest.raises(DeadlineExceeded):
        resolve_sources(read_document("She left."), [ScoredMention(Span(0, 3), {}, (), False)], [], deadline=0.0)


def test_a_possessive_that_opens_a_mention_is_somebody_elses():
    text = "Mrs Ana Lund said it rained. Her brother, Kit Sá, said it poured."
    mentions = [ScoredMention(Span(4, 12), {}, (), True)]
    theirs = Span(text.index("Her"), text.index(", said it p"))
    mentions += [
        ScoredMention(theirs, {}, (), True),
        ScoredMention(Span(theirs.start, theirs.start + 3), {}, (), False),
    ]
    claims = [ClaimFrame(i, i, (), (), 0) for i in range(2)]
    sources, _ = resolve_sources(read_document(text), mentions, claims, least=0.0)
    assert {s.name: [m.span.of(text) for m in s.mentions if m.kind == "pronoun"] for s in sources} == {
        "Ana Lund": ["Her"],
        "Kit Sá": [],
    }


def test_what_the_pronouns_of_claims_say_of_somebody_holds_for_the_others():
    text = "Quill Sá said it rained. “It pours,” he said. Then she left."
    he = Span(text.index("he said"), text.index("he said") + 2)
    she = Span(text.index("she left"), text.index("she left") + 3)
    mentions = [ScoredMention(Span(0, 8), {}, (), True), ScoredMention(he, {}, ((0, 0.7),), True)]
    mentions.append(ScoredMention(she, {}, (), False))
    claims = [ClaimFrame(i, i, (), (), 0) for i in range(2)]
    (source,), _ = resolve_sources(read_document(text), mentions, claims)
    assert [m.span.of(text) for m in source.mentions] == ["Quill Sá", "he"]


@pytest.mark.parametrize(
    ("text", "meant"), [("Then I saw that she left.", True), ("“Then I saw that she left.”", False)]
)
def test_within_a_quotation_it_must_be_surer(text, meant):
    text = f"Quill Lund met Kit Sá. {text} Quill Lund said no. Kit Sá said no."
    assert any(pronouns_of(text, "Quill Lund", "Kit Sá", least=0.5).values()) is meant


def test_a_body_on_the_way_to_the_name_that_is_meant_is_passed_over():
    # Without a name before it "her" is whoever is named next, whatever bodies stand between.
    text = "In her book for the Quill Institute, Ana Lund said it rained."
    assert pronouns_of(text, "Ana Lund") == {"Ana Lund": ["her"]}


def seen_by(text: str, speaker: str, pronoun: str) -> dict[str, dict[str, float]]:
    """By name what speaks for each whom a pronoun of a text may mean; the speaker says something, as does "she"."""
    seen: dict[int, dict[int, dict[str, float]]] = {}

    class Noting(OtherPronouns):
        def meant_by(self, i, features):
            seen[self.mentions[i].span.start] = dict(features)
            return super().meant_by(i, features)

    spans = [Span(text.index(speaker), text.index(speaker) + len(speaker))]
    mentions = [ScoredMention(span, {}, (), True) for span in spans]
    mentions += [ScoredMention(Span(*m.span()), {}, (), m[0] == "She") for m in re.finditer(r"She\b|her\b|him\b", text)]
    claims = [ClaimFrame(i, i, (), (), 0) for i, mention in enumerate(mentions) if mention.source]
    document = read_document(text)
    resolver = Resolver(document, mentions, claims, 0.3, None, None, others=Noting)
    return {resolver.entities[e].name: f for e, f in seen[text.index(pronoun)].items() if e != NOBODY}


def test_who_is_mentioned_first_most_and_nearest_is_told():
    found = seen_by("Quill Lund met Kit Sá. Quill Lund left. Then Bo Wye asked to call her.", "Bo Wye", "her.")
    told = {name: {f for f in features if f.startswith(("mentioned", "nearest"))} for name, features in found.items()}
    assert told["Quill Lund"] == {"mentioned first", "mentioned most"}
    assert told["Bo Wye"] == {"nearest"}


def test_whom_she_is_a_source_tells_of_holds_for_her():
    found = seen_by("Quill Lund said no. She said yes. Then they met her.", "Quill Lund", "her")
    assert "his or her sex" in found["Quill Lund"]


def test_a_body_behind_a_pronoun_is_not_who_comes_next():
    found = seen_by("In her book for the Quill Institute, Ana Lund said it rained.", "Ana Lund", "her")
    assert list(found) == ["Ana Lund"]
    assert "ahead: first" in found["Ana Lund"]


def test_whoever_opens_with_a_possessive_is_not_meant_by_it():
    found = seen_by("Ana Lund left. It rained on her brother, Kit Sá, there.", "her brother, Kit Sá", "her")
    assert list(found) == ["Ana Lund"]
