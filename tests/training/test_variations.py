"""Short runs that differ in one choice: each names flags that there are, and one is trained, exported and scored."""

import json

import pytest

from models.training import variations
from models.training.batches.mixture import Sets
from models.training.train import arguments
from tests.training.toys import toy_set


def test_each_variation_has_flags_of_the_training():
    for name, flags in variations.VARIATIONS.items():
        args = arguments().parse_args(["--data", "d", "--output", "o", *variations.FIRST_PASS, *flags.split()])
        assert (
            vars(args) == vars(arguments().parse_args(["--data", "d", "--output", "o", *variations.FIRST_PASS]))
        ) is (name == variations.FIRST)


def test_a_variation_that_does_not_exist_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        variations.main(["no such", "--data", str(tmp_path), "--output", str(tmp_path)])
    assert "no such variation: no such" in capsys.readouterr().err


def test_a_run_is_made_once_and_its_figures_are_a_row(tmp_path, tiny_encoder, monkeypatch, capsys):
    small = f"--encoder {tiny_encoder} --size 48 --batch 2 --coreference 0 --names 0 --nested 0 --cpu --full"
    monkeypatch.setattr(variations, "VARIATIONS", {"first": small, "no chain": f"{small} --no-chain"})
    monkeypatch.setattr(variations, "load", lambda *_, **__: Sets(toy_set(), [], [], {}))
    for file in variations.FILES:
        path = tmp_path / "data" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [
            {"id": r.id, "text": r.text, "attributions": [{"content": c.content, "cue": c.cue, "source": c.source}]}
            for r in toy_set()[:3]
            for c in r.claims[:1]
        ]
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    given = ["first", "--data", str(tmp_path / "data"), "--output", str(tmp_path / "runs"), "--steps", "2"]
    variations.main(given)
    told = capsys.readouterr().out
    assert told.startswith("| first | 0.00 M | ")
    assert told.count("|") == 3 + len(variations.FILES)
    # A run that was stopped on the way is made again.
    record = tmp_path / "runs/first/training.json"
    whole = record.read_text("utf8")
    record.write_text(whole.replace('"steps": 2', '"steps": 1'), "utf8")
    variations.main(given)
    assert json.loads(record.read_text("utf8"))["steps"] == 2
    capsys.readouterr()
    record.write_text(whole.replace('"steps": 2', '"steps": 1'), "utf8")
    with monkeypatch.context() as stopped:
        stopped.setattr(variations, "train", lambda *_: None)
        with pytest.raises(SystemExit, match="first: stopped"):
            variations.main(given)
    record.write_text(whole, "utf8")
    capsys.readouterr()
    monkeypatch.setattr(variations, "train", lambda *_: pytest.fail("trained again"))
    variations.main(given)
    assert capsys.readouterr().out == told
