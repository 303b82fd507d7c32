"""The layer for claims within claims learns alone, and goes into a shipped graph alone."""

import json
import random

import numpy as np
import onnx
import pytest
import torch

from models.inference.encoder import session
from models.inference.tokens import TYPES
from models.labels import TAGS
from models.training.batches.examples import IGNORE, label
from models.training.export import export
from models.training.graft import graft
from models.training.inner import OUTSIDE, examples_of, fit, in_content, read
from models.training.network.model import WhenceModel, load_tokenizer
from models.training.recover import recover
from models.training.sets.annotated import digest, write_lines
from models.training.sets.data import GoldClaim, Record
from models.training.sets.within import with_inner
from tests.tiny import save_random_network

TEXT = "Bell said that Lund claimed it rains. Sá said that she left."
OUTER = (
    GoldClaim(((10, 36),), ((5, 9),), ((0, 4),)),
    GoldClaim(((46, 59),), ((41, 45),), ((38, 40),)),
)


def test_the_record_gets_the_claims_within_what_was_read(tmp_path):
    write_lines(tmp_path / "news.jsonl", [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}])
    line = {"article": "a", "sha256": digest(TEXT), "read": [0], "inner": [[0, [[28, 36]], [[20, 27]], [[15, 19]]]]}
    write_lines(tmp_path / "inner.jsonl", [line])
    records = [Record(name, TEXT, OUTER) for name in "ab"]
    first, second = with_inner(records, tmp_path / "news.jsonl", tmp_path / "inner.jsonl")
    assert second == records[1]
    assert first.read == {0}
    assert first.claims[2] == GoldClaim(((28, 36),), ((20, 27),), ((15, 19),), parent=0)


def test_of_contents_that_were_not_read_nothing_is_known(tokenizer):
    record = Record(
        "a", TEXT, (*OUTER, GoldClaim(((28, 36),), ((20, 27),), ((15, 19),), parent=0)), read=frozenset({0})
    )
    found = label(record, tokenizer)
    spelt = [TAGS[tag] if tag != IGNORE else "?" for tag in found.inner]
    starts = found.pieces.starts.tolist()
    assert [spelt[starts.index(at)] for at in (15, 20, 28)] == ["B-source", "B-cue", "B-content"]
    assert spelt[starts.index(10)] == "O"
    assert spelt[starts.index(46)] == "?"


@pytest.fixture
def windows(tokenizer):
    claim = GoldClaim(((28, 36),), ((20, 27),), ((15, 19),), parent=0)
    records = [Record("a", TEXT, (*OUTER, claim), nested=True)] * 4
    records.append(Record("b", TEXT, OUTER))  # nothing is known of it
    examples = examples_of(records, tokenizer, random.Random(1), 64)
    assert len(examples) == 4
    torch.manual_seed(1)
    model = WhenceModel.from_encoder(None, TYPES).eval()
    return model, examples, read(model, examples, 2.0, tokenizer.pad_token_id)


def test_what_is_no_content_counts_little(windows):
    _, examples, found = windows
    inside = in_content(examples[0])
    assert set(found[0].weights[torch.from_numpy(inside)].tolist()) == {2.0}
    assert found[0].weights[torch.from_numpy(~inside)].tolist() == pytest.approx([2 * OUTSIDE] * int((~inside).sum()))


def test_the_layer_learns_and_nothing_else_changes(windows):
    model, _, found = windows
    before = {name: value.clone() for name, value in model.state_dict().items()}
    first = fit(model, list(found), 1, 1e-3, random.Random(1))
    assert fit(model, list(found), 12, 3e-3, random.Random(1)) < first / 2
    changed = {name.split(".")[0] for name, value in model.state_dict().items() if not torch.equal(value, before[name])}
    assert changed == {"inner"}


def random_network(directory):
    """A network no two of whose vectors are alike, as training leaves them: the exporter stores equal ones once."""
    model = save_random_network(directory)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
    model.save_pretrained(directory)
    return model


def test_a_grafted_layer_gives_what_the_network_says_and_the_rest_stays(tmp_path):
    random_network(tmp_path / "network")
    export(tmp_path / "network", tmp_path / "model", {"version": "0"})
    feed = {"ids": np.arange(5, 25)[None], "types": np.ones((1, 20), np.int64)}
    outputs = ["lower", "tags", "inner", "names", "queries", "keys"]
    before = dict(zip(outputs, session(tmp_path / "model/reader.onnx", 1).run(outputs, feed), strict=True))
    model = WhenceModel.from_pretrained(tmp_path / "network").eval()
    with torch.no_grad():
        for parameter in model.inner.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.1)
        told = model(torch.from_numpy(feed["ids"]), torch.from_numpy(feed["types"]))["inner"].numpy()
    model.save_pretrained(tmp_path / "other")
    load_tokenizer(None).save_pretrained(tmp_path / "other")
    for _ in range(2):  # a graft may be grafted upon
        graft(tmp_path / "other", tmp_path / "model/reader.onnx")
        onnx.checker.check_model(onnx.load(tmp_path / "model/reader.onnx"))
        after = dict(zip(outputs, session(tmp_path / "model/reader.onnx", 1).run(outputs, feed), strict=True))
        for name in outputs:
            if name == "inner":
                np.testing.assert_allclose(after[name], told, atol=6e-2)  # weights are halved
                assert np.abs(after[name] - before[name]).max() > 0.1
            else:
                np.testing.assert_array_equal(after[name], before[name])


def test_a_graph_without_the_states_that_the_layer_reads_is_refused(tmp_path):
    random_network(tmp_path / "network")
    export(tmp_path / "network", tmp_path / "model", {"version": "0"})
    with pytest.raises(ValueError, match="has no"):
        graft(tmp_path / "network", tmp_path / "model/second.onnx")


def test_a_grafted_model_becomes_a_network_again(tmp_path):
    model = random_network(tmp_path / "network")
    export(tmp_path / "network", tmp_path / "model", {"version": "0"})
    graft(tmp_path / "network", tmp_path / "model/reader.onnx")
    encoder = {"model_type": "bert"} | json.loads((tmp_path / "network/config.json").read_text())["encoder"]
    (tmp_path / "encoder").mkdir()
    (tmp_path / "encoder/config.json").write_text(json.dumps(encoder))
    recover(tmp_path / "model", tmp_path / "back", str(tmp_path / "encoder"))
    back = WhenceModel.from_pretrained(tmp_path / "back").state_dict()
    for name, value in model.state_dict().items():
        if name.startswith("inner."):
            torch.testing.assert_close(back[name], value, rtol=1e-2, atol=1e-3, msg=name)
