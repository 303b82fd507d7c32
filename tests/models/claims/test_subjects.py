"""Whose words a cue brings in, by where its subject stands."""

import pytest

from models.analysis import Span
from models.claims.links import Part
from models.claims.subjects import joined_subject, without_teller


def part(text, words):
    start = text.index(words)
    return Part(start, start + len(words), Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ines Kopp praised the ferry crew and warned that fog was near.", "warned"),
        ("Ines Kopp praised the ferry crew, but later said that fog was near.", "said"),
        ("Ines Kopp praised the ferry crew and had urged patience.", "had urged"),
        ("Ines Kopp praised the ferry crew, warning that fog was near.", "warning"),
        ("Ines Kopp praised the ferry crew, but also calling them late.", "calling"),
        ("Ines Kopp praised the ferry crew while urging patience.", "urging"),
        ("Ines Kopp praised the ferry crew but would not say why.", "would not say"),
        ("Ines Kopp praised the ferry crew and wants it paid.", "wants"),
        ("Ines Kopp praised the ferry crew but prefers buses.", "prefers"),
        ("Ines Kopp praised the ferry crew, but has not said why.", "has not said"),
        ("Ines Kopp praised the ferry crew but gave no reason.", "gave"),
        ("Ines Kopp praised the ferry crew but didn’t say why.", "didn’t say"),
    ],
)
def test_a_joined_verb_shares_the_subject_of_the_one_before(text, cue):
    who = part(text, "Ines Kopp")
    assert joined_subject(text, part(text, cue).span, [(part(text, "praised").span, who)]) is who


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ines Kopp praised the crew and passengers warned of fog.", "warned"),
        ("Ines Kopp praised the crew, who warned of fog.", "warned"),
        ("Ines Kopp praised the crew, but it is unclear whether they slept.", "is unclear"),
        ("Ines Kopp praised the crew and appeared to mean it.", "appeared"),
        ("Ines Kopp praised the crew and speculation grew.", "speculation"),
        ("Ines Kopp praised the crew and fears that it would leave grew.", "fears"),
        ("Ines Kopp praised the crew, who wants more.", "wants"),
        ("Ines Kopp praised the crew, according to a passenger.", "according to"),
        ("Ines Kopp praised the crew, passengers warning of fog.", "warning"),
    ],
)
def test_a_cue_with_a_subject_of_its_own_or_none_takes_no_other(text, cue):
    assert joined_subject(text, part(text, cue).span, [(part(text, "praised").span, part(text, "Ines Kopp"))]) is None


def test_a_source_behind_its_cue_is_not_shared():
    text = "“Fine,” said Ines Kopp, and warned of fog."
    before = [(part(text, "said").span, part(text, "Ines Kopp"))]
    assert joined_subject(text, part(text, "warned").span, before) is None
    assert joined_subject(text, part(text, "warned").span, []) is None


@pytest.mark.parametrize("cue", ["was told", "has been warned", "had also been asked"])
def test_whoever_is_told_does_not_tell(cue):
    text = f"The crew {cue} that fog was near."
    told = part(text, "that fog was near")
    assert without_teller(text, [told], part(text, cue), part(text, "The crew")) == ((told,), None)


@pytest.mark.parametrize("cue", ["was quoted as saying", "told", "was adamant", "was asked to say"])
def test_other_subjects_tell(cue):
    text = f"The crew {cue} that fog was near."
    told, crew = part(text, "that fog was near"), part(text, "The crew")
    assert without_teller(text, [told], part(text, cue), crew) == ((told,), crew)


def test_a_comma_after_what_is_said_of_the_subject_does_not_hide_it():
    text = "The mate, Ines Kopp, was told that fog was near."
    told, mate = part(text, "that fog was near"), part(text, "The mate, Ines Kopp")
    assert without_teller(text, [told], part(text, "was told"), mate) == ((told,), None)


@pytest.mark.parametrize("cue", ["was accused of", "are widely expected to", "has been deemed", "is known to"])
def test_of_whom_it_is_said_stands_in_the_content(cue):
    text = f"The mayor {cue} have sold the pier."
    said, mayor = part(text, "have sold the pier"), part(text, "The mayor")
    assert without_teller(text, [said], part(text, cue), mayor) == ((mayor, said), None)
