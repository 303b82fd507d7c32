"""Several trained networks -> one with the mean of their weights.

    python -m models.training.average --networks runs/second runs/third --shares 0.4 0.6 --output runs/mean

A network and one trained on from it lie in one basin, and their mean reads new text better than either: the longer
training learns the rare by heart as well as the rule (Wortsman et al., "Model soups", 2022).
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"
# The second pass and the heads that read its states.
SECOND = ("second.", "marks.", "absent", "kind.", "commitment.", "source_type.", "stance.")


def average(
    networks: Sequence[Path], shares: Sequence[float], output: Path, second_shares: Sequence[float] | None = None
) -> None:
    """Write the weighted mean of networks of one architecture to `output`; configuration and tokenizer are those of the
    last. The second pass and its heads are the mean of those that have one, by `second_shares` where these are given.

    Raises ValueError where the shares are not one for each network with the sum 1, or where the networks differ in
    another tensor or its shape.
    """
    second_shares = second_shares or shares
    if any(len(some) != len(networks) or abs(sum(some) - 1) > 1e-6 for some in (shares, second_shares)):
        raise ValueError("as many shares as networks are needed, with the sum 1")
    weights = [load_file(network / WEIGHTS) for network in networks]
    every = list(zip(shares, weights, strict=True))
    seconds = list(zip(second_shares, weights, strict=True))
    whole = [(share, one) for share, one in seconds if "marks.weight" in one] or seconds
    mean = {}
    for name in sorted({name for _, one in every for name in one}):
        asked = whole if name.startswith(SECOND) else every
        theirs = [(share, one[name]) for share, one in asked if name in one]
        if len(theirs) < len(asked) or any(tensor.shape != theirs[0][1].shape for _, tensor in theirs):
            raise ValueError(f"networks of different architectures have no mean: {name}")
        total = sum(share for share, _ in theirs)
        mean[name] = sum(share / total * tensor for share, tensor in theirs).contiguous()
    output.mkdir(parents=True, exist_ok=True)
    for path in networks[-1].iterdir():
        if path.suffix == ".json" and path.name != "training.json":
            shutil.copy(path, output)
    save_file(mean, output / WEIGHTS, metadata={"format": "pt"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", type=Path, nargs="+", required=True, help="directories that training wrote")
    parser.add_argument("--shares", type=float, nargs="+", required=True, help="the share of each, with the sum 1")
    parser.add_argument(
        "--second-shares", type=float, nargs="+", help="shares for the second pass and its heads; default: --shares"
    )
    parser.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    average(args.networks, args.shares, args.output, args.second_shares)


if __name__ == "__main__":
    main()
