"""Relative clauses around their own attribution."""

import pytest

from models.analysis import Span
from models.claims.relatives import referred_to, rest_of


def at(text, words):
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("He drew up a plan that nurses said would fail.", "nurses", "said", "would fail", "a plan that"),
        ("It moved to new sites that nurses say are unsafe.", "nurses", "say", "are unsafe", "new sites that"),
        ("The ferry, which the crew said was late, sank.", "the crew", "said", "was late", "which"),
        ("The ferry, which, according to Kopp, was late, sank.", "Kopp", "according to", "was late", "which"),
        ("He left over what she called “lies”.", "she", "called", "“lies”", None),
        ("He left over what she described as “lies”.", "she", "described", "as “lies”", "what"),
        ("The day on which nurses said the ward shut.", "nurses", "said", "the ward shut", None),
        ("Papers show that nurses said the ward shut.", "nurses", "said", "the ward shut", None),
    ],
)
def test_a_clause_without_its_subject_takes_the_pronoun_before_its_attribution(text, source, cue, content, expected):
    found = referred_to(text, [at(text, content)], at(text, cue), at(text, source))
    assert (found and found.of(text)) == expected


def test_a_pronoun_that_is_told_already_is_not_told_twice():
    text = "The ferry, which the crew said was late, sank."
    content = [at(text, "which"), at(text, "was late")]
    assert referred_to(text, content, at(text, "said"), at(text, "the crew")) is None


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "It was a charge that Kopp dismissed as “a tale for fools.” He left.",
            "a charge that",
            "as “a tale for fools.”",
        ),
        ("It was a stove that Kopp dismissed had been cold, and he left.", "a stove that", "had been cold"),
        ("It was a charge that Kopp dismissed at once.", "a charge that", None),
        ("It was a charge that Kopp dismissed as a tale.", "a charge", None),
    ],
)
def test_a_content_that_ends_on_its_pronoun_goes_on_behind_the_attribution(text, content, expected):
    found = rest_of(text, [at(text, content)], at(text, "dismissed"), at(text, "Kopp"))
    assert (found and found.of(text)) == expected
