"""Posts and the turns of an interview as claims of whoever signed or speaks."""

import numpy as np
import pytest

from models.analysis import Span
from models.claims.embedded import with_embedded
from models.claims.links import part_at
from models.claims.proposals import Proposal
from models.claims.turns import find_turns, is_answer
from models.inference.tokens import Pieces
from tests.linear import takes_linear_time

INTERVIEW = (
    "Ana Sá has sailed for years. She spoke to Bo Lund.\n\nQ: Why do fares rise?\n\n"
    "A: Because oil is dear, and nobody pays for it.\n\nWe have told the harbour so.\n\n"
    "Q: Will you cut jobs?\n\nA: I have no plans to cut jobs.\n\nBo Lund said the ferry had sunk."
)
TRANSCRIPT = (
    "It was on the radio.\n\nBO LUND: Do you like the bill?\n\nSEN. ANA SÁ: I do not like it at all.\n\n"
    "LUND: The harbour says you are wrong.\n\nSÁ: The harbour has said many things."
)


def read_transcript(text, contents):
    """The contents of the claims, where the tags made one claim of these."""
    starts = [i for i in range(len(text)) if i == 0 or (text[i - 1].isspace() and not text[i].isspace())]
    starts = [i for i in starts if not text[i].isspace()]
    ends = [len(text[:start]) + len(text[start:].split()[0]) for start in starts]
    count = len(starts)
    pieces = Pieces(
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.array(starts),
        np.array(ends),
        np.ones(count, bool),
        np.zeros(count, bool),
        (count,),
    )

    def part(words):
        start = text.index(words)
        return part_at(pieces, Span(start, start + len(words)))

    claim = Proposal(tuple(part(words) for words in contents), None, None, None, 0.9, 0.9, 1.0)
    outer, _ = with_embedded(text, pieces, [claim])
    return [[p.span.of(text) for p in c.content] for c in outer]


def test_later_paragraphs_of_a_turn_stay_its_own():
    text = TRANSCRIPT.replace("at all.", "at all.\n\nAnd nobody does.")
    found = read_transcript(text, ["I do not like it at all.", "And nobody does.", "The harbour says you are wrong."])
    assert ["I do not like it at all.", "And nobody does."] in found
    assert ["The harbour says you are wrong."] in found


def test_each_turn_is_whose_label_stands_before_it():
    turns = find_turns(TRANSCRIPT)
    assert [turn.speaker.of(TRANSCRIPT) for turn in turns] == ["BO LUND", "SEN. ANA SÁ", "LUND", "SÁ"]
    assert turns[1].span.of(TRANSCRIPT) == "I do not like it at all."
    assert all(turn.colon.of(TRANSCRIPT) == ":" for turn in turns)


@pytest.mark.parametrize("mark", ["“", '"'])
def test_a_quotation_mark_may_open_each_turn(mark):
    marked = "\n".join(f"{mark}{line}" if ":" in line else line for line in TRANSCRIPT.split("\n"))
    turns, bare = find_turns(marked), find_turns(TRANSCRIPT)
    assert len(turns) == len(bare) > 3
    assert [turn.speaker.of(marked) for turn in turns] == [turn.speaker.of(TRANSCRIPT) for turn in bare]
    assert [turn.span.of(marked) for turn in turns] == [turn.span.of(TRANSCRIPT) for turn in bare]
    closed = marked.replace("at all.", "at all.”" if mark == "“" else 'at all."')
    assert find_turns(closed)[1].span.of(closed) == "I do not like it at all."
    answer = f"Questions for Ana Sá\n{mark}A: We."
    assert is_answer(answer, Span(len(answer) - 5, len(answer) - 4))


def test_an_answer_goes_on_to_the_next_question_and_the_last_to_the_end_of_its_paragraph():
    turns = find_turns(INTERVIEW)
    assert [turn.span.of(INTERVIEW)[-9:] for turn in turns] == ["rbour so.", "cut jobs."]
    assert all(turn.speaker is None and is_answer(INTERVIEW, turn.colon) for turn in turns)


@pytest.mark.parametrize(
    "text",
    [
        "Fact: It rains.\nMyth: It snows.\nFact: The myth is a fact.\nMyth: It is dry here.",
        "FACT: It rains.\nMYTH: It snows.\nFACT: It is so.\nMYTH: It is dry here.",
        "Ana Sá: 40.\nBo Lund: 41.\nAna Sá: 42.\nBo Lund: 43.",
        "Ana Sá: We won it.\nIt rained.\nBo Lund: They lost it.",
        "Ana Sá: We won it.\nAna Sá: We did.\nAna Sá: We won it.\nAna Sá: We did.",
        "Q: Who won it?\nNobody knows.",
        TRANSCRIPT.replace("SÁ: The", "SÁ: (Speaking Harlish). The"),
    ],
)
def test_other_labels_are_nobody_s(text):
    assert find_turns(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ana Sá: We won it.\n",
        "A: We won it.\nQ: Who?\n",
        "A" * 50 + ": ",
        ":\n",
        "Ana ",
        "A-",
        "Ana A-\n",
        "A: I\n",
        "a",
    ],
)
def test_any_text_of_labels_is_read_in_linear_time(line):
    opening = "Ana Sá: I.\n" * 4 + "Ana Sá: "
    assert takes_linear_time(lambda count: find_turns(opening + line * count), 20_000 // len(line))


def test_the_shipped_model_gives_each_turn_to_whoever_speaks(shipped):
    found = shipped.analyze(TRANSCRIPT)
    names = {source.id: source.name for source in found.sources}
    outer = [claim for claim in found.claims if claim.parent is None]
    assert [names[claim.source.id] for claim in outer] == ["BO LUND", "ANA SÁ", "BO LUND", "ANA SÁ"]
    assert [claim.cue[0].of(TRANSCRIPT) for claim in outer] == [":"] * 4


def test_the_shipped_model_gives_answers_to_whoever_is_interviewed(shipped):
    found = shipped.analyze(INTERVIEW)
    names = {source.id: source.name for source in found.sources}
    answers = [claim for claim in found.claims if claim.cue and claim.cue[0].of(INTERVIEW) == ":"]
    assert [names[claim.source.id] for claim in answers] == ["Ana Sá", "Ana Sá"]
    assert {claim.source.resolution for claim in answers} == {"continuation"}


def test_husband_and_wife_are_two_who_speak():
    text = "ANA LUND: Who won it?\nBO LUND: We did, I say.\nANA LUND: Not you.\nBO LUND: I did."
    assert len(find_turns(text)) == 4
    assert len(find_turns(text.replace("BO LUND", "JOHN ROSE").replace("Who won it", "It rose"))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Q: What happened?\nA: The mill burned down.\nQ: Who is accused?\nA: Bo Lund is accused of it.",
        "Harle Town: Lund scored in May.\nQuill City: Reed was sent off.\n" * 2,
        "Ana Sá: Accused of theft from the mill.\nBo Lund: Accused of worse.\n" * 2,
        "Monday: Harle Town play Quill.\nTuesday: The mill opens to all.\n" * 2,
    ],
)
def test_what_is_said_to_nobody_is_no_interview(text):
    assert find_turns(text) == []


def test_an_answer_is_the_first_person_s_in_an_interview_alone():
    told = "Police asked Ana Sá.\n\n    A: I do.\n"
    assert is_answer(told, Span(told.index(":"), told.index(":") + 1))
    other = told.replace("asked", "held")
    assert not is_answer(other, Span(other.index(":"), other.index(":") + 1))
