"""The shipped model reads the sample article: who says what, with which word, beside which mention and name."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models.analysis import Target
from models.analyzer import Analyzer
from tests.models.test_analyzer import hold_to_contract

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "whence-en"


@dataclass(frozen=True)
class Expected:
    """Words within a claim's content, a word of its cue, of the mention beside it, and its source's name.

    None: not asked. `name` "" is a source without a name; `commitment` where the article leaves no doubt.
    """

    content: str
    cue: str | None
    mention: str | None
    name: str | None
    commitment: str | None = None


ZELENSKY, MOD, PRIGOZHIN = "Volodymyr Zelensky", "Ministry of Defence", "Yevgeny Prigozhin"
RUSSIAN = "Russian Ministry of Defence"
CLAIMS = {
    "the speech": Expected("Today at the Staff meeting", "said", "Zelensky", ZELENSKY, "asserts"),
    "the speech goes on": Expected("Bakhmut has yielded and is yielding", None, None, ZELENSKY, "asserts"),
    "the order": Expected("more Ukrainian forces", "ordered", "Zelensky", ZELENSKY),
    "the experts": Expected("Ukraine to carry out an orderly retreat", "expected", "experts", ""),
    "the ministry": Expected("had managed to shore up their defences", "said", "Ministry of Defence", MOD, "asserts"),
    "the update": Expected("continues to degrade forces on both sides", "said", "update", MOD, "asserts"),
    "it added": Expected("A Russian strike destroyed a bridge", "added", "it", MOD, "asserts"),
    "stressing": Expected("likely hampering Ukrainian resupply", "stressing", "it", MOD),
    "the MoD also stressed": Expected(
        "Public disagreements between the Wagner Group", "stressed", "MoD", MOD, "asserts"
    ),
    "Putin's forces": Expected("capturing it would be a step towards", "say", "forces", None),
    "the strategists": Expected("more of a pyrrhic victory", "say", "strategists", ""),
    "the reports": Expected("suffering casualties at a rate of seven to one", "suggest", "reports", ""),
    "the head of Wagner": Expected("he needed the regular army to supply him", "said", "head", PRIGOZHIN, "asserts"),
    "the accusation": Expected("deliberately starving his men", "accused", "he", PRIGOZHIN),
    "the rejection": Expected("accusation", "rejected", "ministry", RUSSIAN, "denies"),
    "knocking on all doors": Expected("knocking on all doors", "said", "he", PRIGOZHIN, "asserts"),
    "screwed": Expected("If everyone is coordinated", None, None, PRIGOZHIN),
    "the denial": Expected("failing to supply Wagner troops", "denied", "it", RUSSIAN, "denies"),
}
TEXT = (ROOT / "seeds" / "bakhmut.txt").read_bytes().decode("utf8")


def expectations(*fields: str) -> list[Any]:
    """The claims of which all these fields are asked, as parameters of a test."""
    return [
        pytest.param(claim, id=name)
        for name, claim in CLAIMS.items()
        if all(getattr(claim, field) is not None for field in fields)
    ]


@pytest.fixture(scope="module")
def analyzer():
    return Analyzer.load(MODEL)


@pytest.fixture(scope="module")
def analysis(analyzer):
    return analyzer.analyze(TEXT)


def overlap(span, start, end):
    return max(0, min(span.end, end) - max(span.start, start))


def found_of(analysis, expected):
    """The claim with the expected cue, where one is asked, that overlaps the words most."""
    # The rejection's content is "an accusation", the last one of the article.
    start = TEXT.rindex(expected.content)
    end = start + len(expected.content)
    claims = [c for c in analysis.claims if any(overlap(s, start, end) for s in c.content)]
    if expected.cue:
        claims = [c for c in claims if any(expected.cue in s.of(TEXT).split() for s in c.cue)]
    return max(claims, key=lambda c: sum(overlap(s, start, end) for s in c.content), default=None)


@pytest.mark.parametrize("expected", expectations())
def test_the_claim_has_its_cue_and_mention(analysis, expected):
    claim = found_of(analysis, expected)
    assert claim, f"no claim over {expected.content!r} with the cue {expected.cue!r}"
    if expected.mention:
        assert claim.source.mention, "no mention"
        assert expected.mention in claim.source.mention.of(TEXT).replace("’", " ").split() or (
            " " in expected.mention and expected.mention in claim.source.mention.of(TEXT)
        )


@pytest.mark.parametrize("expected", expectations("name"))
def test_the_claim_is_filed_under_its_source(analysis, expected):
    claim = found_of(analysis, expected)
    assert claim, "no claim"
    source = {s.id: s for s in analysis.sources}[claim.source.id]
    if expected.name:
        assert (source.named, source.name) == (True, expected.name)
    else:
        assert not source.named


@pytest.mark.parametrize("expected", expectations("commitment"))
def test_the_source_stands_behind_it_or_denies_it(analysis, expected):
    claim = found_of(analysis, expected)
    assert claim, "no claim"
    assert claim.commitment.label == expected.commitment


def test_every_span_is_right(analysis):
    hold_to_contract(TEXT, analysis)


def test_there_are_about_a_dozen_sources_and_none_twice(analysis):
    names = [s.name.casefold() for s in analysis.sources]
    assert len(names) == len(set(names))
    assert 7 <= len(names) <= 15
    for surname in ("zelensky", "prigozhin"):
        assert sum(surname in name for name in names) == 1


def test_prigozhin_stands_against_the_russian_ministry_and_strategists_not_for_the_battle(analyzer):
    from models.analysis import Target

    analysis = analyzer.analyze(
        TEXT, [Target(RUSSIAN, ("Russian defence ministry",)), Target("the battle for Bakhmut")]
    )
    accusation, pyrrhic = (found_of(analysis, CLAIMS[name]) for name in ("the accusation", "the strategists"))
    assert accusation.targets[0].label == "against"
    assert pyrrhic.targets[1].label != "favor"


def test_the_sample_is_read_in_under_two_seconds(analyzer):
    began = time.process_time()
    analyzer.analyze(TEXT)
    assert time.process_time() - began < 2


def test_a_name_farther_on_than_the_second_pass_reads_is_read_behind_the_claim(analyzer, monkeypatch):
    from models.toward import Stances

    behind = []
    read_behind = Stances.stance_behind

    def noted(stances, proposal, states, mentioned):
        behind.append(mentioned)
        return read_behind(stances, proposal, states, mentioned)

    monkeypatch.setattr(Stances, "stance_behind", noted)
    text = "“We owe all of that to Dana Okoro, and nobody in Harle will forget it,” said Bo Lund, the mayor."
    assert [t.target for c in analyzer.analyze(text).claims for t in c.targets][0] == "Dana Okoro"
    assert not behind
    around_the_cue = lambda sentences, content, cue, source: np.arange(cue.min() - 4, cue.max() + 1)  # noqa: E731
    monkeypatch.setattr("models.inference.second_pass.passage", around_the_cue)
    (target, *_) = (t for c in analyzer.analyze(text).claims for t in c.targets)
    assert target.target == "Dana Okoro"
    assert behind[0] is True


def test_a_noun_that_takes_up_what_was_said_is_a_claim_of_its_own(analyzer):
    text = "The union accuses the museum of hiding results, something its director, Jon Berg, has repeatedly denied."
    found = {c.cue[0].of(text): c for c in analyzer.analyze(text).claims if c.cue}
    (denial,) = (claim for cue, claim in found.items() if "denied" in cue)
    assert [span.of(text) for span in denial.content] == ["something"]
    assert denial.commitment.label == "denies"


def test_the_adjective_of_a_country_is_no_target(analyzer):
    analysis = analyzer.analyze("The ministry said Syrian rebels had shelled Turkish troops near the border.")
    assert analysis.claims
    assert not {"Syrian", "Turkish"} & {stance.target for claim in analysis.claims for stance in claim.targets}


def test_what_is_denied_of_a_name_is_turned(analyzer):
    text = "Ana Sá denied that Bo Lund had lied to the court and robbed the bank. Kit Bell said Bo Lund had lied."
    denied, said = analyzer.analyze(text).claims
    assert [t.label for claim in (denied, said) for t in claim.targets if t.target == "Bo Lund"] == ["favor", "against"]


@pytest.mark.parametrize(("who", "label"), [("a lawyer for Quillo", "favor"), ("a customer of Quillo", "against")])
def test_whoever_speaks_for_a_target_is_not_against_it(analyzer, who, label):
    (claim,) = analyzer.analyze(f"“The attacks on Quillo are a disgrace,” said {who}.", [Target("Quillo")]).claims
    assert claim.targets[0].label == label


def test_pronouns_are_mentions_of_their_source(analyzer):
    text = "Ana Lund resigned on Monday, and she left her office at noon. “I am tired,” she said."
    (source,) = analyzer.analyze(text).sources
    assert [m.span.of(text) for m in source.mentions] == ["Ana Lund", "she", "her", "she"]
