"""A tiny network learns a toy set in seconds, and a run that was stopped goes on."""

import json
import os
import signal

import numpy as np
import pytest
import torch

from models.analyzer import Analyzer
from models.inference.tokens import CASES
from models.training.batches.examples import Example
from models.training.batches.inputs import ahead
from models.training.batches.mixture import Sets
from models.training.batches.tensors import collate
from models.training.export import export, write_manifest
from models.training.network.model import WhenceModel
from models.training.sets.data import Record
from models.training.train import Average, Run, arguments, optimizer_of, part_schedule, train
from tests.tiny import save_tiny_encoder
from tests.training.toys import WORDS, record, toy_set, words_of


def options(output, encoder, *more):
    fixed = [
        "--nested",
        "0",
        "--pairs",
        "0",
        "--coreference",
        "0",
        "--names",
        "0",
        "--cpu",
        "--full",
        "--quiet",
        "--size",
        "48",
    ]
    return arguments().parse_args(
        ["--data", "unused", "--output", str(output), "--encoder", str(encoder), *fixed, *more]
    )


@pytest.fixture(scope="module")
def sets():
    return Sets(toy_set(), [], [], {})


@pytest.fixture(scope="module")
def learnt(tmp_path_factory, tiny_encoder, sets):
    """A run of two hundred steps over the toy set, its loss at the beginning, and its directory."""
    output = tmp_path_factory.mktemp("run")
    args = options(
        output,
        tiny_encoder,
        "--steps",
        "200",
        "--batch",
        "8",
        "--rate",
        "3e-3",
        "--head-rate",
        "3e-3",
        "--hide",
        "0",
        "--average",
        "0.9",
    )
    first = Run(args, sets)
    first.step(0.05)
    return train(args, sets), first.means, output


def test_the_losses_fall(learnt):
    run, first, _ = learnt
    for name in ("tags", "cue", "source"):
        assert run.means[name] < first[name] / 5, name


def test_the_decoded_claims_are_the_annotated_ones(learnt, tmp_path):
    export(learnt[2], tmp_path, {"version": "0.0.0"})
    write_manifest(tmp_path)
    analyzer = Analyzer.load(tmp_path)
    for article in toy_set():
        read = [
            (
                [s.of(article.text) for s in c.content],
                [s.of(article.text) for s in c.cue],
                [c.source.mention.of(article.text)] if c.source.mention else [],
            )
            for c in analyzer.analyze(article.text).claims
        ]
        gold = [tuple(words_of(article.text, spans) for spans in (c.content, c.cue, c.source)) for c in article.claims]
        assert read == gold


def test_a_run_is_recorded(learnt):
    record = json.loads((learnt[2] / "training.json").read_text(encoding="utf8"))
    assert record["steps"] == 200
    assert record["settings"]["rate"] == 3e-3
    assert record["pieces"] > 0
    assert record["article_epochs"] > 1


def test_a_stopped_run_goes_on_where_it_was(tmp_path, tiny_encoder, sets):
    args = options(tmp_path, tiny_encoder, "--steps", "2", "--batch", "2")
    first = train(args, sets)
    args = options(tmp_path, tiny_encoder, "--steps", "5", "--batch", "2", "--resume")
    resumed = Run(args, sets)
    resumed.resume()
    assert (resumed.done, resumed.seen, resumed.average.steps) == (2, first.seen, 2)
    for kept, found in (
        (first.model.state_dict(), resumed.model.state_dict()),
        (first.average.weights, resumed.average.weights),
    ):
        assert all(torch.equal(kept[name], found[name]) for name in kept)
    # Means and squares of the gradients, a tensor for each weight.
    before, after = (run.optimizer.state_dict()["state"] for run in (first, resumed))
    assert all(torch.equal(before[i]["exp_avg"], after[i]["exp_avg"]) for i in before)
    second = train(args, sets)
    assert (second.done, second.average.steps) == (5, 5)
    assert json.loads((tmp_path / "training.json").read_text(encoding="utf8"))["steps"] == 5


def test_a_terminated_run_ends_with_a_checkpoint(tmp_path, tiny_encoder, sets, monkeypatch):
    step = Run.step

    def then_terminated(run, part):
        step(run, part)
        os.kill(os.getpid(), signal.SIGTERM)

    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(Run, "step", then_terminated)
    assert train(options(tmp_path, tiny_encoder, "--steps", "9", "--batch", "2"), sets).done == 1
    assert signal.getsignal(signal.SIGTERM) is handler
    monkeypatch.undo()
    assert train(options(tmp_path, tiny_encoder, "--steps", "3", "--batch", "2", "--resume"), sets).done == 3


def test_a_finished_run_has_nothing_to_resume(tmp_path, tiny_encoder, sets):
    args = options(tmp_path, tiny_encoder, "--steps", "1", "--batch", "2", "--resume")
    assert train(args, sets).done == train(args, sets).done == 1


def test_the_same_seed_takes_the_same_steps(tmp_path, tiny_encoder, sets):
    runs = [train(options(tmp_path / name, tiny_encoder, "--steps", "2", "--batch", "2"), sets) for name in "ab"]
    first, second = (run.model.state_dict() for run in runs)
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_a_trained_network_can_be_the_start_of_another_run(learnt, tmp_path, sets):
    run = Run(options(tmp_path, learnt[2], "--start", str(learnt[2])), sets)
    kept, found = WhenceModel.from_pretrained(learnt[2]).state_dict(), run.model.state_dict()
    assert all(torch.equal(kept[name], found[name]) for name in kept)


def test_another_encoder_can_take_the_place_of_the_packaged_one(tmp_path, sets):
    encoder = save_tiny_encoder(tmp_path / "encoder", [*WORDS, "whence"], types=10)
    run = train(options(tmp_path / "run", encoder, "--steps", "1", "--batch", "2"), sets)
    assert run.model.encoder.config.vocab_size == len(run.tokenizer)
    assert run.model.encoder.config.hidden_size == 32


def test_bf16_takes_a_step_as_well(tmp_path, tiny_encoder, sets):
    args = options(tmp_path, tiny_encoder, "--steps", "1", "--batch", "2")
    args.full = False
    run = train(args, sets)
    assert all(torch.isfinite(value).all() for value in run.model.state_dict().values())


LABELLED = [
    record(
        f"<{who}>0 {{{cue}}}0 [the bridge is safe]0.",
        who,
        kind="statement",
        commitment="denies" if cue == "denied" else "asserts",
        source_type="person",
        targets=(("bridge", "favor"),),
    )
    for who in ("Bell", "Okoro", "Lund")
    for cue in ("said", "denied")
]


def test_the_second_pass_learns_what_cues_mean(tmp_path, tiny_encoder):
    args = options(tmp_path, tiny_encoder, "--steps", "250", "--batch", "0", "--claims", "6", "--rate", "3e-3")
    args.head_rate, args.freeze, args.average = 3e-3, 2, 0.9
    run = Run(args, Sets([], [], [], {}, labelled=LABELLED))
    lower = {k: v.clone() for k, v in run.model.state_dict().items() if k.startswith("encoder.")}
    for step in range(args.steps):
        run.step(step / args.steps)
    assert run.means["commitment"] < 0.1
    assert run.means["stance"] < 0.1
    assert all(torch.equal(run.model.state_dict()[k], v) for k, v in lower.items()), "frozen layers have learnt"


def test_news_is_read_after_a_teacher(tmp_path, learnt):
    start = ["--start", str(learnt[2])]
    args = options(tmp_path, learnt[2], *start, "--steps", "2", "--batch", "0", "--news", "4", "--locked", "0.2")
    run = train(args, Sets([], [], [], {}, news=[Record("n", r.text) for r in toy_set()]))
    assert {"news_tags", "news_names", "news_inner"} <= set(run.means)
    assert all(torch.isfinite(value).all() for value in run.model.state_dict().values())


def test_tags_are_learnt_without_the_chain_too(tmp_path, tiny_encoder, sets):
    fixed = ["--steps", "3", "--batch", "2", "--average", "0"]
    chains = [
        train(options(tmp_path / name, tiny_encoder, *fixed, *more), sets).model.chain.steps
        for name, more in (("with", []), ("without", ["--no-chain"]))
    ]
    assert chains[0].abs().sum() > 0
    assert chains[1].abs().sum() == 0


def test_a_network_that_is_not_told_of_quotation_reads_alike_within_and_without(tmp_path, tiny_encoder, sets):
    fixed = ["--steps", "3", "--batch", "2"]
    for name, more in (("told", []), ("untold", ["--no-quotation"])):
        run = train(options(tmp_path / name, tiny_encoder, *fixed, *more), sets)
        batch = collate([Example(np.array([5, 6]), np.array([1, CASES + 1]))], 0)
        assert run.sent(batch).types[0, :2].tolist() == ([1, 1] if more else [1, CASES + 1])
        table = WhenceModel.from_pretrained(tmp_path / name).encoder.embeddings.token_type_embeddings.weight
        assert torch.equal(table[CASES:], table[:CASES]) is bool(more)


def test_several_teachers_may_read_the_news(tmp_path, learnt, tiny_encoder):
    args = options(tmp_path, tiny_encoder, "--steps", "1", "--batch", "0", "--news", "2")
    args.teacher = [learnt[2], learnt[2]]
    run = train(args, Sets([], [], [], {}, news=[Record("n", r.text) for r in toy_set()]))
    assert len(run.teachers) == 2
    assert json.loads((tmp_path / "training.json").read_text("utf8"))["settings"]["teacher"] == [str(learnt[2])] * 2


def test_rates_fall_unless_they_are_to_stay(tmp_path, tiny_encoder, sets):
    for more, share in (([], 0.5 / 0.94), (["--constant"], 1.0)):
        run = Run(options(tmp_path, tiny_encoder, "--batch", "2", *more), sets)
        run.step(0.5)
        assert all(g["lr"] == pytest.approx(g["base"] * share) for g in run.optimizer.param_groups)


def test_items_made_ahead_come_in_order_and_errors_reach_the_reader():
    def items():
        yield from range(9)
        raise RuntimeError("no more")

    found = ahead(items(), 2)
    assert [next(found) for _ in range(9)] == list(range(9))
    with pytest.raises(RuntimeError, match="no more"):
        next(found)


def test_the_average_follows_the_weights():
    layer = torch.nn.Linear(1, 1)
    torch.nn.init.zeros_(layer.weight)
    average = Average(layer, 0.5)
    torch.nn.init.ones_(layer.weight)
    # The decay begins low (2/11, 3/12) and may not pass the one asked for.
    expected = 0.0
    for step in range(1, 30):
        average.update(layer)
        decay = min(0.5, (1 + step) / (10 + step))
        expected = decay * expected + 1 - decay
        assert average.weights["weight"].item() == pytest.approx(expected, rel=1e-5)


def test_heads_learn_faster_and_vectors_do_not_decay(tiny_encoder):
    model = WhenceModel.from_encoder(str(tiny_encoder), 10)
    groups = optimizer_of(model, 1e-4, 1e-3).param_groups
    assert sum(len(g["params"]) for g in groups) == len(list(model.parameters()))
    names = {id(p): name.split(".")[0] for name, p in model.named_parameters()}
    for group in groups:
        for p in group["params"]:
            name = names[id(p)]
            assert group["base"] == pytest.approx({"encoder": 1e-4, "second": 1e-4, "distance": 1e-2}.get(name, 1e-3))
            assert group["weight_decay"] == (0.01 if p.ndim >= 2 and name != "distance" else 0)


def test_the_rate_rises_and_falls_to_nothing():
    rates = [part_schedule(part / 100) for part in range(101)]
    top = rates.index(max(rates))
    assert (rates[0], max(rates), rates[-1]) == (0, 1, 0)
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
