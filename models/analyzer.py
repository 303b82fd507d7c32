"""The steps in order: document, encoder, attribution, second pass over each claim, sources, stance.

>>> Analyzer.load(Path("models/whence-en")).analyze("Rain is likely, the mayor said.").claims[0].id  # doctest: +SKIP
'c1'
"""

import hashlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.analysis import Analysis, Target
from models.article import Reading
from models.calibration import Calibration
from models.claims.links import Votes
from models.document import read_document
from models.inference.decoding import Transitions
from models.inference.distance import DistanceBias
from models.inference.encoder import Encoder
from models.inference.second_pass import SecondPass
from models.inference.tokens import read_pieces
from models.memory import give_back
from models.placement import claims_as_sent, sources_as_sent, warnings_as_sent
from models.stance import Heads
from models.text.plain import read_plain

# After a text of more characters than this its memory is given back to the system.
LONG = 20_000


class BrokenModel(Exception):
    """The model directory does not hold what its manifest says."""


def verify(directory: Path) -> dict[str, Any]:
    """The manifest, after every file's sha256 was found to fit it; raises BrokenModel naming the file that does not."""
    try:
        manifest: dict[str, Any] = json.loads((directory / "manifest.json").read_text(encoding="utf8"))
        files = dict(manifest["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenModel(f"{directory / 'manifest.json'} cannot be read: {error}") from error
    for name, expected in files.items():
        path = directory / name
        if not path.is_file():
            raise BrokenModel(f"{path} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise BrokenModel(f"{path} is damaged: its sha256 is not the manifest's")
    return manifest


class Analyzer:
    """Reads articles. One object serves any number of calls, also after a fork; it keeps nothing of a text."""

    def __init__(self, directory: Path, threads: int = 1):
        manifest = verify(directory)
        config = json.loads((directory / "config.json").read_text(encoding="utf8"))
        # Nothing is looked up on a hub, and forked workers must not wait for a thread pool that stayed behind.
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TOKENIZERS_PARALLELISM"] = "false"
        from transformers import PreTrainedTokenizerFast

        self.tokenizer = PreTrainedTokenizerFast.from_pretrained(str(directory), local_files_only=True)
        self.encoder = Encoder(directory / "reader.onnx", config, threads)
        self.second_pass = SecondPass(directory / "second.onnx", threads)
        self.heads = Heads(directory, config, threads)
        self.calibration = Calibration(config.get("calibration", {}))
        bias = config["distance"]
        self.distance = DistanceBias(np.array(bias["pieces"], np.float32), np.array(bias["paragraphs"], np.float32))
        self.tag_bias = np.array(config.get("tag_bias", 0.0), np.float32)
        votes = config.get("votes")
        self.votes = Votes(votes["cue"], votes["source"], votes.get("content", 0.0)) if votes else None
        steps = config["transitions"]
        self.transitions = Transitions(np.array(steps["steps"], np.float32), np.array(steps["first"], np.float32))
        self.card: dict[str, Any] = {
            "name": config["name"],
            "version": config["version"],
            "sha256": manifest["sha256"],
            "language": config["language"],
            "licence": config.get("licence"),
            "figures": config.get("figures", {}),
        }

    @classmethod
    def load(cls, directory: Path | str, threads: int = 1) -> "Analyzer":
        """The analyzer of a model directory, `threads` for ONNX Runtime.

        Raises BrokenModel where a file is missing or differs from the manifest.
        """
        return cls(Path(directory), threads)

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis:
        """Read one text of any characters and length; offsets are code points of `text`.

        Raises DeadlineExceeded once time.monotonic() has passed `deadline`.
        """
        try:
            return self._read(text, targets, deadline)
        finally:
            if len(text) > LONG:
                give_back()

    def _read(self, text: str, targets: Sequence[Target], deadline: float | None) -> Analysis:
        clock = [time.perf_counter()]
        plain = read_plain(text)
        document = read_document(plain.text)
        pieces = read_pieces(document, self.tokenizer)
        clock.append(time.perf_counter())
        scores = self.encoder.read(pieces, deadline)
        clock.append(time.perf_counter())
        reading = Reading(self, document, pieces, scores, deadline) if scores is not None else None
        del scores  # the reading keeps what is still needed
        sources, claims = reading.answer(targets) if reading else ((), ())
        clock.append(time.perf_counter())
        names = ("tokenizing", "encoding", "reading")
        return Analysis(
            len(text),
            len(document.paragraphs),
            len(document.sentences),
            sources_as_sent(plain, sources),
            claims_as_sent(plain, claims),
            warnings_as_sent(plain, document.warnings),
            {name: b - a for name, a, b in zip(names, clock, clock[1:], strict=False)},
        )
