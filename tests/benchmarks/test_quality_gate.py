"""The gate lets through what is as good as before, and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).resolve().parents[2] / "scripts" / "quality-gate"


def report(spans, label=None, name="quotes/dev.jsonl", claims=2000):
    figures = {"texts": 3, "gold claims": claims, "content span": {"P": 1.0, "R": 1.0, "F1": spans}}
    reports = [{"file": name, "figures": figures}]
    if label is not None:
        pairs = {"label": {"macro F1": label, "accuracy": 10.0}, "favor": {"F1": 99.0 - label}}
        reports.append({"file": "stance/dev.jsonl", "figures": pairs})
    return reports if label is not None else reports[0]


def gate(folder, before, after, *options):
    for name, value in (("before", before), ("after", after)):
        (folder / name).write_text(json.dumps(value))
    return subprocess.run(
        [sys.executable, GATE, folder / "before", folder / "after", *options], capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (report(70.0), report(70.0), 0),
        (report(70.0), report(69.7), 0),
        (report(70.0), report(69.6), 1),
        (report(70.0), report(75.0), 0),
        (report(70.0, 60.0), report(70.0, 59.7), 0),
        (report(70.0, 60.0), report(72.0, 59.5), 1),
        (report(70.0, 60.0), report(70.0), 1),
        (report(70.0), report(70.0, name="other.jsonl"), 1),
    ],
)
def test_a_drop_of_more_than_three_tenths_fails(tmp_path, before, after, code):
    assert gate(tmp_path, before, after).returncode == code


@pytest.mark.parametrize(("claims", "code"), [(333, 0), (334, 1)])
def test_what_one_claim_moves_further_than_is_allowed_is_shown_and_does_not_fail(tmp_path, claims, code):
    found = gate(tmp_path, report(70.0, claims=claims), report(69.6, claims=claims))
    assert found.returncode == code
    assert ("few" in found.stdout) == (code == 0)


def test_a_small_file_that_is_missing_fails(tmp_path):
    assert gate(tmp_path, report(70.0, claims=50), report(70.0, claims=50, name="other.jsonl")).returncode == 1


def test_the_classes_of_a_pair_set_are_no_headlines(tmp_path):
    found = gate(tmp_path, report(70.0, 60.0), report(70.0, 65.0))
    assert found.returncode == 0
    assert "favor" not in found.stdout


def test_what_may_be_lost_can_be_set(tmp_path):
    assert gate(tmp_path, report(70.0), report(69.0), "--allowed", "1").returncode == 0


def test_a_report_without_figures_passes_nothing(tmp_path):
    assert gate(tmp_path, [], []).returncode == 2
