"""How well a prior fills holes of held-out photos, beside a blur and beside the nearest patch; writes a JSON file.

python benchmarks/inpainting.py [--prior demo] [--seeds 3] [--out nbs/08a_prior/inpainting.json]
"""

import argparse
import json
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from scipy.ndimage import distance_transform_edt, gaussian_filter
from torch import Tensor

from magicmaster_nb import __version__
from magicmaster_nb.data.datasets import HeldoutImageDataset
from magicmaster_nb.data.samples import sample_paths
from magicmaster_nb.discriminators.efficientnet import EfficientNetDistance
from magicmaster_nb.prior.core import Prior
from magicmaster_nb.sample import SampleOptions, beyond_edges, open_prior
from magicmaster_nb.support.files import write_atomically
from magicmaster_nb.tokenizer.core import Tokenizer

SIDE, STRIDE = 64, 4  # of a tile, and of a token, px
RING = 4  # px around a hidden token by which a patch is chosen
BLURS = (1.5, 3.0, 6.0, 12.0)  # standard deviations, px: the one that is nearest to the photos counts, an advantage
SMOOTH = 4.0  # px
DRAWINGS = 16  # of which a mean is taken


def masks(grid: int) -> dict[str, Tensor]:
    """Hidden tokens, by name: (grid, grid) bool."""
    found = {}
    for share in (0.1, 0.4):
        order = torch.rand(grid * grid, generator=torch.Generator().manual_seed(1)).argsort().argsort()
        found[f"{share:.0%} of the tokens"] = (order < share * grid * grid).view(grid, grid)
    for side in (2, 4, 6):
        hole = torch.zeros(grid, grid, dtype=torch.bool)
        start = (grid - side) // 2
        hole[start : start + side, start : start + side] = True
        found[f"a hole of {side * STRIDE} px"] = hole
    return found


def blurred(images: Tensor, hidden: Tensor, deviation: float) -> Tensor:
    """Hidden pixels as the mean of given ones, weighted by a Gaussian of their distance."""
    reach = int(3 * deviation) + 1
    steps = torch.arange(-reach, reach + 1)
    kernel = torch.exp(-(steps**2) / (2 * deviation**2))
    given = (~hidden).float()[None, None]

    def blur(x: Tensor) -> Tensor:
        flat = x.reshape(-1, 1, *x.shape[-2:])
        rows = F.conv2d(flat, kernel.view(1, 1, 1, -1), padding=(0, reach))
        return F.conv2d(rows, kernel.view(1, 1, -1, 1), padding=(reach, 0)).view(x.shape)

    weight = blur(given)
    far = weight < 1e-12  # further from all given pixels than the Gaussian reaches
    return torch.where(hidden & ~far[0, 0], blur(images * given) / weight.clamp(1e-12), images * given)


def smoothed_nearest(images: Tensor, hidden: Tensor) -> Tensor:
    """Each hidden pixel a copy of the nearest given one, and these copies smoothed."""
    places = distance_transform_edt(hidden.numpy(), return_distances=False, return_indices=True)
    rows, columns = (torch.from_numpy(each).long() for each in places)
    smooth = gaussian_filter(images[:, :, rows, columns].numpy(), (0, 0, SMOOTH, SMOOTH), mode="nearest")
    return torch.where(hidden, torch.from_numpy(smooth), images)


def nearest_patch(images: Tensor, tokens: Tensor, hidden: Tensor) -> Tensor:
    """Each hidden token's pixels from the place of the same photo whose given surroundings are most alike."""
    side, given, out = STRIDE + 2 * RING, (~hidden).float(), images.clone()
    windows = F.unfold(images, side).transpose(1, 2)  # (B, places, 3 · side²)
    known = F.unfold(given[None, None], side)[0].T  # (places, side²)
    middle = F.pad(torch.ones(STRIDE, STRIDE), (RING,) * 4).flatten() > 0
    whole = known[:, middle].min(1).values > 0
    padded, padded_given = F.pad(images, (RING,) * 4), F.pad(given, (RING,) * 4)
    for row, column in tokens.nonzero().tolist():
        y, x = row * STRIDE, column * STRIDE
        here = padded[:, :, y : y + side, x : x + side].flatten(1)
        both = known * padded_given[y : y + side, x : x + side].flatten()
        error = ((windows - here[:, None]).square() * both.repeat(1, 3)).sum(2) / both.sum(1).clamp(1)
        error[:, ~whole | (both.sum(1) < side)] = torch.inf
        best = windows[torch.arange(len(images)), error.argmin(1)].view(-1, 3, side, side)
        out[:, :, y : y + STRIDE, x : x + STRIDE] = best[:, :, RING:-RING, RING:-RING]
    return out


@torch.no_grad()
def drawn(
    prior: Prior, tokenizer: Tokenizer, images: Tensor, tokens: Tensor, hidden: Tensor, seed: int, temperature: float
) -> Tensor:
    """What the prior draws, as `magicmaster_nb.sample` does."""
    seen = torch.stack([beyond_edges(image, hidden, (0, 0, 0, 0)) for image in images])
    filled = prior.complete(tokenizer.encode(seen), tokens, seed=seed, temperature=temperature)
    return torch.where(hidden, tokenizer.decode(filled), images)


def decibels(images: Tensor, filled: Tensor, hidden: Tensor) -> float:
    """PSNR of the hidden pixels, over all photos together."""
    return (10 * torch.log10(4 / (images - filled)[:, :, hidden].square().mean())).item()


def measure(images: Tensor, filled: Tensor, hidden: Tensor, distance: EfficientNetDistance) -> dict[str, float]:
    """PSNR of the hidden pixels, over all photos together; distance of whole tiles in EfficientNet's features."""
    return {
        "psnr": round(decibels(images, filled, hidden), 3),
        "proxy_distance": round(distance(images, filled).mean().item(), 4),
    }


@torch.no_grad()
def main() -> None:
    """Measure all fillings of all masks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prior", default="demo")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--tiles", type=int, default=24, help="tiles of the held-out photos, evenly spread")
    parser.add_argument("--out", type=Path, default=Path("nbs/08a_prior/inpainting.json"))
    options, begun = parser.parse_args(), time.perf_counter()
    prior, tokenizer = open_prior(SampleOptions(prior=options.prior))
    dataset = HeldoutImageDataset(sample_paths("photo", "heldout"), 2 * SIDE, SIDE)
    images = torch.cat([dataset[number][0] for number in range(len(dataset))])
    images = images[torch.linspace(0, len(images) - 1, min(options.tiles, len(images))).long()]
    distance, rows = EfficientNetDistance().eval(), []
    for name, tokens in masks(SIDE // STRIDE).items():
        hidden = tokens.repeat_interleave(STRIDE, 0).repeat_interleave(STRIDE, 1)
        blurs = [blurred(images, hidden, width) for width in BLURS]
        fillings = {
            "blur": [max(blurs, key=lambda filled: decibels(images, filled, hidden))],
            "nearest patch": [nearest_patch(images, tokens, hidden)],
            "nearest pixel, smoothed": [smoothed_nearest(images, hidden)],
        }
        place = prior, tokenizer, images, tokens, hidden
        for temperature in (1.0, 0.0):
            seeds = range(options.seeds if temperature else 1)
            fillings[f"prior, temperature {temperature:g}"] = [drawn(*place, seed, temperature) for seed in seeds]
        fillings[f"mean of {DRAWINGS} drawn"] = [
            torch.stack([drawn(*place, DRAWINGS * seed + n, 1.0) for n in range(DRAWINGS)]).mean(0)
            for seed in range(options.seeds)
        ]
        fillings["tokens known"] = [torch.where(hidden, tokenizer.decode(tokenizer.encode(images)), images)]
        for filling, results in fillings.items():
            values = [measure(images, filled, hidden, distance) for filled in results]
            rows.append(
                {"mask": name, "filling": filling, **{key: [each[key] for each in values] for key in values[0]}}
            )
            print(rows[-1], flush=True)
    report = {
        "command": "python " + " ".join(["benchmarks/inpainting.py", *sys.argv[1:]]),
        "prior": prior.provenance,
        "tiles": len(images),
        "seeds": options.seeds,
        "seconds": round(time.perf_counter() - begun),
        "versions": {"magicmaster_nb": __version__, "torch": torch.__version__},
        "rows": rows,
    }
    text = json.dumps(report, indent=1) + "\n"
    write_atomically(options.out, lambda file: file.write(text.encode()))


if __name__ == "__main__":
    main()
