"""Does a better reconstruction mean better generation? Small tokenizers, a small prior on the tokens of each.

    python benchmarks/generation.py [--seeds 2]

Writes nbs/08a_prior/generation.json after each tokenizer, and goes on from what is there. All distances are Fréchet
distances in the features of EfficientNet-Lite0: proxies, and not FID.
"""

import argparse
import dataclasses
import platform
import shlex
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ablations import ONE_LEVEL, Fields, lists_for_tuples, runs_so_far, train, with_fields
from magicmaster_nb import __version__
from magicmaster_nb.data.samples import photos
from magicmaster_nb.metrics.frechet import frechet_distance
from magicmaster_nb.metrics.proxies import ProxyFeatures
from magicmaster_nb.metrics.similarity import psnr
from magicmaster_nb.prior.core import Origin, Prior
from magicmaster_nb.prior.masked import spread_hidden
from magicmaster_nb.prior.recipes import PriorOptimizerConfig, PriorRecipe
from magicmaster_nb.prior.training import PriorLearner
from magicmaster_nb.prior.transformer import PriorConfig
from magicmaster_nb.support.checks import check_count
from magicmaster_nb.support.command_line import command
from magicmaster_nb.support.json_files import write_json
from magicmaster_nb.tokenizer.core import Tokenizer
from magicmaster_nb.training.recipes import ScheduleConfig, get_recipe

OUT = Path(__file__).parents[1] / "nbs/08a_prior/generation.json"
SIDE, GRID = 32, (8, 8)  # of a window, px and tokens
LEARNED, COMPARED = 4096, 1024  # windows that a prior learns, and that a distance compares
EXCHANGED = 0.25  # share of the tokens that a neighbour replaces, for the perturbed distance
PRIOR_STEPS, PRIOR_BATCH = 600, 16
FIELDS: Fields = ONE_LEVEL | {  # of all tokenizers: sharp enough for differences to be seen
    "data.size": SIDE,
    "data.batch_size": 8,
    "tokenizer.patch": 4,
    "optimizer.generator_lr": 4e-3,
    "schedule.steps": 1500,
    "schedule.ema_momentum": 0.02,
}
BATCH = 64  # windows at a time where nothing is learned
THOUSAND, DSQ, VQ = {"tokenizer.levels": (8, 5, 5, 5)}, {"tokenizer.quantizer": "dsq"}, {"tokenizer.quantizer": "vq"}
ARMS: dict[str, Fields] = {  # of the recipe, by the name of a tokenizer
    "FSQ, 64000 codes": {"tokenizer.quantizer": "fsq"},
    "FSQ, 64000 codes, half the width": {"tokenizer.quantizer": "fsq", "tokenizer.width": 16},
    "FSQ, 64000 codes, twice the width": {"tokenizer.quantizer": "fsq", "tokenizer.width": 64},
    "DSQ, 64000 codes": DSQ,
    "DSQ, 64000 codes, noise 10 %": DSQ | {"latent_noise": 0.1},
    "DSQ, 64000 codes, noise 30 %": DSQ | {"latent_noise": 0.3},
    "DSQ, 1000 codes": DSQ | THOUSAND,
    "DSQ, 1000 codes, noise 30 %": DSQ | THOUSAND | {"latent_noise": 0.3},
    "DSQ, 16 codes": DSQ | {"tokenizer.levels": (4, 4)},
    "LFQ, 1024 codes": {"tokenizer.quantizer": "lfq", "tokenizer.levels": 10 * (2,)},
    "VQ, 1024 codes": VQ | {"tokenizer.levels": (1024,)},
    "VQ, 1024 codes, noise 30 %": VQ | {"tokenizer.levels": (1024,), "latent_noise": 0.3},
}


def windows(split: str, count: int) -> Tensor:  # (count, 3, SIDE, SIDE)
    """Squares at random places of the bundled photos, every second one mirrored."""
    generator, whole = torch.Generator().manual_seed(0), photos(split, 8 * SIDE)
    found = []
    for number in range(count):
        top, left = torch.randint(7 * SIDE + 1, (2,), generator=generator).tolist()
        window = whole[number % len(whole), :, top : top + SIDE, left : left + SIDE]
        found.append(window.flip(-1) if number // len(whole) % 2 else window)
    return torch.stack(found)


@torch.no_grad()
def in_parts(function: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """What a function makes of a few samples at a time."""
    return torch.cat([function(part) for part in x.split(BATCH)])


def features_of(features: ProxyFeatures, images: Tensor) -> Tensor:
    """Features of images in [-1, 1], which are rounded to bytes first, as a file would."""
    return in_parts(lambda part: features(((part.clamp(-1, 1) + 1) * 127.5).round()), images)


def perturbed(tokenizer: Tokenizer, images: Tensor) -> Tensor:
    """Reconstructions from tokens of which some were exchanged."""
    torch.manual_seed(0)
    tokenizer.quantizer.train().noise = EXCHANGED
    out = in_parts(lambda part: tokenizer(part).reconstruction, images)
    tokenizer.quantizer.eval().noise = 0.0
    return out


def train_prior(tokens: Tensor, levels: tuple[int, ...], seed: int) -> Prior:
    """A small masked prior of tokens (N, *GRID)."""
    recipe = PriorRecipe(
        "small",
        prior=PriorConfig(levels, GRID, width=96, depth=3),
        optimizer=PriorOptimizerConfig(lr=2e-3, betas=(0.9, 0.98)),
        schedule=ScheduleConfig(
            steps=PRIOR_STEPS, warmup_steps=30, decay="cosine", ema_momentum=0.02, ema_start_step=60
        ),
        seed=seed,
    )
    learner = PriorLearner(recipe, Origin("small", "0" * 64, levels, SIDE // GRID[0], 1), PRIOR_STEPS)
    generator = torch.Generator().manual_seed(seed)
    for _ in range(PRIOR_STEPS):
        rows = tokens[torch.randint(len(tokens), (PRIOR_BATCH,), generator=generator)].flatten(1)
        learner.train_step([torch.cat([torch.zeros(len(rows), 1, dtype=torch.int64), rows], dim=1)])
    learner.guard.check(PRIOR_STEPS)
    return learner.averaged.eval()


def measure(base: Any, fields: Fields, seed: int, sets: dict[str, Tensor], features: ProxyFeatures) -> dict[str, Any]:
    """All numbers of a tokenizer and its prior."""
    begun = time.process_time()
    recipe = dataclasses.replace(with_fields(base, fields), seed=seed)
    learner, _ = train(recipe)
    tokenizer = learner.tokenizer_learner.averaged.eval()
    trained = time.process_time()
    levels = tuple(recipe.tokenizer.levels)
    prior = train_prior(in_parts(tokenizer.encode, sets["learned"]), levels, seed)
    prior_trained = time.process_time()
    nothing, everything = torch.zeros(BATCH, *GRID, dtype=torch.int64), torch.ones(GRID, dtype=torch.bool)
    parts = [prior.complete(nothing, everything, seed=number) for number in range(COMPARED // BATCH)]
    generated = in_parts(tokenizer.decode, torch.cat(parts))
    heldout, reconstructed = sets["heldout"], in_parts(lambda part: tokenizer(part).reconstruction, sets["heldout"])
    tokens = in_parts(tokenizer.encode, heldout)
    hidden = spread_hidden(len(tokens), prior.config.tokens)
    with torch.no_grad():
        bits = torch.cat([prior.bits(*pair) for pair in zip(tokens.split(BATCH), [None] * 99, hidden.split(BATCH))])
    return {
        "psnr": psnr(heldout, reconstructed).mean().item(),
        "rfid_proxy": frechet_distance(sets["heldout_features"], features_of(features, reconstructed)),
        "pfid_proxy": frechet_distance(sets["heldout_features"], features_of(features, perturbed(tokenizer, heldout))),
        "gfid_proxy": frechet_distance(sets["real_features"], features_of(features, generated)),
        "codes_used": len(tokens.unique()),
        "bits_per_token": bits.mean().item(),
        "seconds": {
            "tokenizer": round(trained - begun, 1),
            "prior": round(prior_trained - trained, 1),
            "all": round(time.process_time() - begun, 1),
        },
    }


def run_all(seeds: int, path: Path) -> None:
    """All tokenizers that the file does not hold yet."""
    base = with_fields(get_recipe("quickstart_images"), FIELDS)
    about = {"recipe": "quickstart_images", "fields": FIELDS, "arms": ARMS, "exchanged": EXCHANGED}
    about = lists_for_tuples(about | {"windows": COMPARED, "prior_steps": PRIOR_STEPS})
    runs = runs_so_far(path, about)
    features, sets = ProxyFeatures(), {"learned": windows("train", LEARNED), "heldout": windows("heldout", COMPARED)}
    sets["heldout_features"] = features_of(features, sets["heldout"])
    sets["real_features"] = features_of(features, sets["learned"][:COMPARED])
    packages = {"python": platform.python_version(), "torch": torch.__version__, "magicmaster_nb": __version__}
    head = {"command": shlex.join(["python", "benchmarks/generation.py", "--seeds", str(seeds)])} | about
    head |= {"seeds": seeds, "threads": torch.get_num_threads(), "versions": packages}
    head["between_the_real_sets"] = frechet_distance(sets["heldout_features"], sets["real_features"])
    done = {(run["arm"], run["seed"]) for run in runs}
    for seed in range(seeds):
        for name, fields in ARMS.items():
            if (name, seed) in done:
                continue
            runs.append({"arm": name, "seed": seed} | measure(base, fields, seed, sets, features))
            write_json(path, head | {"runs": runs})
            shown = {key: round(value, 3) for key, value in runs[-1].items() if isinstance(value, float)}
            print(f"{name}, seed {seed}: {shown}, {runs[-1]['seconds']['all']:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2, help="runs of each tokenizer (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=OUT, help="file to write (default: nbs/08a_prior/generation.json)")
    arguments = parser.parse_args()
    with command("generation.py"):
        check_count("--seeds", arguments.seeds)
        torch.set_num_threads(1)
        run_all(arguments.seeds, arguments.out)


if __name__ == "__main__":
    main()
