"""What holds for every reading of every text, by a network that finds claims everywhere; and how a model is loaded."""

import dataclasses
import importlib
import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.analysis import Analysis, DeadlineExceeded, Target
from models.analyzer import LONG, Analyzer, BrokenModel
from models.memory import give_back
from tests.models.awkward import AWKWARD, STORY, TEXTS

RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
TARGETS = (Target("NATO"), Target("the river council", ("Bell",)), Target("Nobody at all"), Target("\u200b"))
LIMIT = 100_000


def hold_to_contract(text: str, analysis: Analysis) -> None:
    """Fails unless spans, ids, order and cross references are as the contract says."""
    assert analysis.characters == len(text)
    ids = [c.id for c in analysis.claims]
    assert ids == [f"c{i + 1}" for i in range(len(ids))]
    by_id = {c.id: c for c in analysis.claims}
    sources = {s.id: s for s in analysis.sources}
    assert len(sources) == len(analysis.sources)
    claims_of: dict[str, list[str]] = {s: [] for s in sources}
    for claim in analysis.claims:
        assert claim.content
        for spans in (claim.content, claim.cue, *([(claim.source.mention,)] if claim.source.mention else [])):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(a.end <= b.start for a, b in pairwise(spans))
            assert all(s.of(text).strip() for s in spans)
        if claim.parent is not None:
            parent = by_id[claim.parent]
            assert parent.parent is None
            assert ids.index(claim.parent) < ids.index(claim.id)
            assert any(p.start <= s.start and s.end <= p.end for s in claim.content for p in parent.content)
        if claim.source.id is not None:
            claims_of[claim.source.id].append(claim.id)
            if (mention := claim.source.mention) is not None:
                places = [m.span for m in sources[claim.source.id].mentions]
                assert any(s.start < mention.end and mention.start < s.end for s in places)
        assert (claim.source.id is None) == (claim.source.resolution == "none")
        for value in (claim.confidence, claim.source.confidence, *claim.commitment.probabilities.values()):
            assert 0 <= value <= 1
        for stance in claim.targets:
            assert -1 <= stance.score <= 1
            assert stance.probabilities[stance.label] == max(stance.probabilities.values())
    starts = [c.content[0].start for c in analysis.claims]
    assert starts == sorted(starts)
    for source in analysis.sources:
        assert list(source.claim_ids) == claims_of[source.id]
        assert source.claim_ids
        assert source.name.strip() or source.type == "author"
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in source.mentions)
        assert all(a.span.end <= b.span.start for a, b in pairwise(source.mentions))
    for warning in analysis.warnings:
        assert 0 <= warning.start <= warning.end <= len(text)


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_texts_are_read_by_the_contract(analyzer, text):
    hold_to_contract(text, analyzer.analyze(text, TARGETS))


@RELAXED
@given(text=TEXTS)
def test_any_text_is_read_by_the_contract(analyzer, text):
    hold_to_contract(text, analyzer.analyze(text))


@settings(RELAXED, max_examples=50)
@given(text=TEXTS, names=st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_any_target_gets_its_stance_in_every_claim(analyzer, text, names):
    analysis = analyzer.analyze(text, [Target(name) for name in names])
    hold_to_contract(text, analysis)
    for claim in analysis.claims:
        assert [t.target for t in claim.targets if t.origin == "request"] == names


@RELAXED
@given(text=TEXTS)
def test_what_the_request_asks_about_is_no_entity_besides(analyzer, text):
    analysis = analyzer.analyze(text, [Target("Alliance", ("NATO", "Bell"))])
    entities = {t.target for claim in analysis.claims for t in claim.targets if t.origin == "entity"}
    assert not entities & {"NATO", "Bell"}


@settings(RELAXED, max_examples=50)
@given(text=TEXTS)
def test_the_same_text_has_the_same_analysis(analyzer, text):
    assert analyzer.analyze(text, TARGETS) == analyzer.analyze(text, TARGETS)


def test_the_random_network_finds_what_these_tests_are_about(analyzer):
    claims = analyzer.analyze((Path(__file__).parents[2] / "seeds/bakhmut.txt").read_text(encoding="utf8")).claims
    for name, some in {
        "inner claims": [c for c in claims if c.parent],
        "claims without a cue": [c for c in claims if not c.cue],
        "claims with a source": [c for c in claims if c.source.id],
        "contents of several spans": [c for c in claims if len(c.content) > 1],
        "targets": [c for c in claims if c.targets],
    }.items():
        assert some, name


def test_blank_texts_have_no_claims(analyzer):
    for text in ("", " \r\n", "\ufeff", "\u200b\n\u200e"):
        analysis = analyzer.analyze(text, TARGETS)
        assert (analysis.characters, analysis.paragraphs, analysis.claims, analysis.sources) == (len(text), 0, (), ())


def test_targets_say_whether_they_are_mentioned(analyzer):
    analysis = analyzer.analyze(STORY * 3, TARGETS)
    assert analysis.claims
    for claim in analysis.claims:
        assert [t.mentioned for t in claim.targets[:4]] == [False, True, False, False]


def test_a_deadline_that_is_over_gives_no_answer(analyzer):
    with pytest.raises(DeadlineExceeded):
        analyzer.analyze(STORY, deadline=time.monotonic() - 1)


STEPS = {
    "tags": ("models.claims.tagged", "decode"),
    "links": ("models.claims.attribution", "assemble"),
    "names": ("models.article", "find_names"),
    "sources": ("models.article", "resolve_sources"),
    "stances": ("models.toward", "Requested"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_deadline_that_passes_after_the_network_gives_no_answer_either(analyzer, monkeypatch, step):
    """The clock jumps when the step begins: the rest of the reading must notice."""
    module, name = (importlib.import_module(STEPS[step][0]), STEPS[step][1])
    function, now = getattr(module, name), time.monotonic
    late = []

    def begin(*args, **kwargs):
        late.append(True)
        return function(*args, **kwargs)

    monkeypatch.setattr(module, name, begin)
    monkeypatch.setattr(time, "monotonic", lambda: now() + 100 * bool(late))
    with pytest.raises(DeadlineExceeded):
        analyzer.analyze(STORY, TARGETS, deadline=now() + 60)
    assert late


@pytest.mark.parametrize(("length", "times"), [(100, 0), (LONG + 1, 1)])
def test_only_a_long_text_gives_its_memory_back(analyzer, monkeypatch, length, times):
    calls = []
    monkeypatch.setattr("models.analyzer.give_back", lambda: calls.append(length))
    analyzer.analyze("a " * (length // 2) + "a" * (length % 2))
    assert len(calls) == times


def test_memory_is_given_back_without_a_word():
    give_back()


def test_a_deadline_is_kept_within_a_long_text(analyzer):
    began = time.monotonic()
    with pytest.raises(DeadlineExceeded):
        analyzer.analyze((STORY * 1200)[:LIMIT], deadline=began + 0.05)
    assert time.monotonic() - began < 15


def test_steps_are_timed(analyzer):
    timings = analyzer.analyze(STORY).timings
    assert list(timings) == ["tokenizing", "encoding", "reading"]
    assert all(seconds >= 0 for seconds in timings.values())


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "“”",
        "\"'",
        "a",
        "said ",
        "“a” ",
        "Bell ",
        "A\n",
        "he said “no”, ",
        "\u0301",
        "👩‍",
        "Mr. ",
        "NATO said Bell said it. ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(analyzer, unit):
    def seconds(size):
        text = (unit * (size // len(unit) + 1))[:size]
        began = time.process_time()
        analysis = analyzer.analyze(text, TARGETS[:2])
        passed = time.process_time() - began
        hold_to_contract(text, analysis)
        return passed

    seconds(100)
    short = min(seconds(750), seconds(750))
    # 16 times the text; the square would be 256 times the time.
    assert seconds(12_000) < 50 * max(short, 0.05)


@pytest.mark.parametrize("unit", ["“", "a", "he said “no”, "])
def test_a_text_of_the_greatest_length_has_an_answer(analyzer, unit):
    text = (unit * LIMIT)[:LIMIT]
    hold_to_contract(text, analyzer.analyze(text))


def damaged(model_directory, tmp_path):
    copy = tmp_path / "model"
    shutil.copytree(model_directory, copy)
    return copy


@pytest.mark.parametrize("name", ["reader.onnx", "claims.onnx", "targets.onnx", "tokenizer.json", "config.json"])
def test_a_flipped_bit_stops_the_start(model_directory, tmp_path, name):
    path = damaged(model_directory, tmp_path) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BrokenModel, match=f"{name} is damaged"):
        Analyzer.load(path.parent)


@pytest.mark.parametrize("name", ["reader.onnx", "tokenizer.json", "config.json", "manifest.json"])
def test_a_missing_file_stops_the_start(model_directory, tmp_path, name):
    path = damaged(model_directory, tmp_path) / name
    path.unlink()
    with pytest.raises(BrokenModel, match=name):
        Analyzer.load(path.parent)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b"{}"])
def test_a_manifest_of_something_else_stops_the_start(model_directory, tmp_path, content):
    path = damaged(model_directory, tmp_path) / "manifest.json"
    path.write_bytes(content)
    with pytest.raises(BrokenModel, match=r"manifest\.json"):
        Analyzer.load(path.parent)


def test_a_directory_that_is_none_is_a_broken_model(tmp_path):
    with pytest.raises(BrokenModel, match="nowhere"):
        Analyzer.load(tmp_path / "nowhere")


def test_the_card_names_the_model(analyzer):
    assert (analyzer.card["name"], analyzer.card["version"], len(analyzer.card["sha256"])) == ("whence-en", "0.0.0", 64)


def test_an_answer_is_frozen(analyzer):
    with pytest.raises(dataclasses.FrozenInstanceError):
        analyzer.analyze(STORY).characters = 0
