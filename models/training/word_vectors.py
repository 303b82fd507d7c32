"""The network's embeddings of whole words -> `models/resolution/words.npz`, by which descriptions are compared.

Of each word of the vocabulary that is letters alone the embedding is taken, less the mean of all, on the principal
directions; the words' own length says how frequent they are and is left out.

    python -m models.training.word_vectors --network runs/shipped
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from models.resolution.likeness import FILE, SCALE
from models.training.network.model import WhenceModel, load_tokenizer

SHORTEST = 3  # letters of a word
WIDTH = 64


def word_vectors(embeddings: np.ndarray, width: int = WIDTH) -> np.ndarray:
    """Embeddings (words, any width) -> vectors (words, `width`) of one unit each, in whole numbers of a 127th."""
    centred = embeddings - embeddings.mean(0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True).clip(min=1e-6)
    directions = np.linalg.eigh(centred.T @ centred)[1][:, ::-1][:, :width]
    narrow = centred @ directions
    narrow /= np.linalg.norm(narrow, axis=1, keepdims=True).clip(min=1e-6)
    return np.round(narrow * SCALE).astype(np.int8)


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", type=Path, required=True, help="directory of a trained network")
    parser.add_argument("--output", type=Path, default=FILE)
    args = parser.parse_args(given)
    model = WhenceModel.from_pretrained(args.network, dtype=torch.float32)
    known = load_tokenizer(str(args.network)).get_vocab()
    words = sorted(w for w in known if len(w) >= SHORTEST and w.isascii() and w.isalpha())
    embeddings = model.encoder.embeddings.word_embeddings.weight.detach().numpy()
    vectors = word_vectors(embeddings[[known[word] for word in words]])
    np.savez_compressed(args.output, words=" ".join(words), vectors=vectors)
    print(len(words), "words")


if __name__ == "__main__":
    main()
