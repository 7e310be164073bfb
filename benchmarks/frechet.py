"""Time and error of the Fréchet distance against scipy's matrix root and torchmetrics, in one run.

    pip install pytorch-fid
    python benchmarks/frechet.py --markdown benchmarks/frechet.md

The features have 2048 dimensions, as Inception's do. Both covariances share their eigenvectors, so that the distance
is known exactly: the sum of squared differences of standard deviations, and the squared difference of the means.
"""

import argparse
import platform
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
from pytorch_fid.fid_score import calculate_frechet_distance
from torch import Tensor
from torchmetrics.image.fid import _compute_fid

from magicmaster_nb.metrics.frechet import frechet_distance

DIMENSIONS = 2048
SAMPLES = (5000, 500)


def known_pair(samples: int, seed: int = 0) -> tuple[Tensor, Tensor, float]:
    """Two sets of features (samples, 2048) float64, and their distance."""
    rng = np.random.default_rng(seed)
    rank = min(DIMENSIONS, samples - 1)
    spreads = rng.random((2, rank)) + 0.1
    turn = np.linalg.qr(rng.standard_normal((DIMENSIONS, DIMENSIONS)))[0][:rank]
    sets = []
    for spread in spreads:
        random = rng.standard_normal((samples, rank))
        basis = np.linalg.qr(random - random.mean(0))[0]  # orthonormal columns of mean 0
        sets.append(torch.from_numpy((basis * spread * np.sqrt(samples - 1)) @ turn))
    shift = 0.05 * rng.standard_normal(DIMENSIONS)
    return sets[0], sets[1] + torch.from_numpy(shift), float(((spreads[0] - spreads[1]) ** 2).sum() + (shift**2).sum())


def by_scipy(first: Tensor, second: Tensor) -> float:
    """pytorch-fid's function, on moments as it computes them."""
    moments = [value for x in (first.numpy(), second.numpy()) for value in (x.mean(0), np.cov(x, rowvar=False))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return float(calculate_frechet_distance(*moments))


def by_torchmetrics(first: Tensor, second: Tensor) -> float:
    """torchmetrics' function, on moments in float64."""
    return _compute_fid(first.mean(0), first.T.cov(), second.mean(0), second.T.cov()).item()


WAYS: dict[str, Callable[[Tensor, Tensor], float]] = {
    "ours": frechet_distance,
    "torchmetrics, eigenvalues of the product": by_torchmetrics,
    "pytorch-fid, scipy's sqrtm": by_scipy,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", type=Path, help="also write the table to this file")
    parser.add_argument("--samples", type=int, nargs="+", default=SAMPLES, help="sizes of both sets")
    arguments = parser.parse_args()
    rows = []
    for samples in arguments.samples:
        first, second, exact = known_pair(samples)
        seconds: dict[str, float] = {}
        for name, way in WAYS.items():
            times = []
            for _ in range(3 if name == "ours" else 1):  # the others take long, and vary little
                start = time.perf_counter()
                value = way(first, second)
                times.append(time.perf_counter() - start)
            seconds[name] = min(times)
            rows.append((samples, name, seconds[name], seconds[name] / seconds["ours"], abs(value / exact - 1)))
            print(*rows[-1], flush=True)
    lines = [
        "# Fréchet distance: time and error",
        "",
        f"`python benchmarks/frechet.py`, {DIMENSIONS} dimensions, float64, {platform.machine()} CPU,"
        f" {torch.get_num_threads()} thread(s), torch {torch.__version__}, scipy {version('scipy')},"
        f" torchmetrics {version('torchmetrics')}. The distance is known exactly; ours is the fastest of three runs.",
        "",
        "| samples in each set | way | s | times ours | relative error |",
        "|---|---|---|---|---|",
        *(f"| {n} | {name} | {spent:.2f} | {ratio:.1f} | {error:.0e} |" for n, name, spent, ratio, error in rows),
    ]
    if arguments.markdown:
        arguments.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[4:]))


if __name__ == "__main__":
    main()
