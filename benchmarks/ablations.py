"""What a technique is worth at this size: small runs on the bundled photos that differ in one field, over some seeds.

    python benchmarks/ablations.py --list
    python benchmarks/ablations.py losses

A run is one of `training.step.Learner` on the batches that `training.trainer` would give it, on one thread. Its
averaged weights are measured on the held-out photos, cut into tiles of 64 px; the perceptual distance is that of
EfficientNet-Lite0, a proxy. The file nbs/ablations/NAME.json is written after each run. The same command goes on from
there, with more seeds too.
"""

import argparse
import dataclasses
import functools
import io
import platform
import shlex
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
import torch
from PIL import Image

from magicmaster_nb import __version__
from magicmaster_nb.data.loading import heldout_loader
from magicmaster_nb.data.images import read_image, to_image, to_tensor
from magicmaster_nb.data.samples import photos
from magicmaster_nb.metrics.reconstruction import evaluate_reconstruction
from magicmaster_nb.metrics.similarity import psnr
from magicmaster_nb.quantizers.straight_through import sampled_steps
from magicmaster_nb.support.checks import check_choice, check_count
from magicmaster_nb.support.command_line import command
from magicmaster_nb.support.json_files import read_object, write_json
from magicmaster_nb.support.processes import Process
from magicmaster_nb.tokenizer.blocks import AdaGroupNorm
from magicmaster_nb.training.datasets import heldout_set, training_set
from magicmaster_nb.training.networks import evaluation_perceptual
from magicmaster_nb.training.recipes import Recipe, get_recipe
from magicmaster_nb.training.step import Learner
from magicmaster_nb.training.trainer import mean_values, training_batches

FOLDER = Path(__file__).parents[1] / "nbs" / "ablations"
Fields = dict[str, Any]  # dotted name of a recipe's field → value


class Arm(NamedTuple):
    """A run that differs from the base."""

    fields: Fields  # of the recipe, beyond those of the base
    first: Fields | None = None  # of a run whose tokenizer this one starts from
    plain_norm: bool = False  # every AdaGroupNorm becomes a GroupNorm: no field of a recipe does that


class Ablation(NamedTuple):
    """A question, and the runs that answer it."""

    question: str
    recipe: str  # by name
    fields: Fields  # of the recipe, in all runs
    arms: dict[str, Arm]  # by name; the first is the one that the others are compared with


SHORT: Fields = {  # what all runs on images share
    "data.batch_size": 2,
    "tokenizer.quantizer": "dsq",
    "optimizer.generator_lr": 7e-3,
    "schedule.steps": 400,
    "schedule.warmup_steps": 40,
    "schedule.ema_momentum": 0.05,
    "schedule.ema_start_step": 40,
}
ONE_LEVEL: Fields = SHORT | {  # stride 8 by the patch alone: the most decibels for a minute's work
    "tokenizer.width": 32,
    "tokenizer.patch": 8,
    "tokenizer.multipliers": (1,),
    "tokenizer.encoder_depths": (2,),
    "tokenizer.decoder_depths": (2,),
}
TWO_LEVELS: Fields = SHORT | {  # stride 8 as the larger networks have it, by a patch and a down-sampling
    "tokenizer.width": 16,
    "tokenizer.patch": 4,
    "tokenizer.decoder_depths": (1, 1),
}
PERCEPTUAL: Fields = {
    "loss.perceptual_network": "efficientnet_lite0",
    "evaluation.perceptual_network": "efficientnet_lite0",
}
ADVERSARIAL: Fields = {
    "loss.adversarial": 0.3,
    "discriminator.width": 16,
    "discriminator.start_step": 150,
    "discriminator.penalty_interval": 16,
}
CLIPS: Fields = {
    "data.images": "",
    "data.size": 32,
    "data.heldout_size": 64,
    "data.frames": 5,
    "tokenizer.width": 16,
    "tokenizer.first_frame": "zero",
    "loss.perceptual": 0.0,
    "loss.adversarial": 0.0,
    "evaluation.perceptual_network": "none",
    "optimizer.generator_lr": 4e-3,
    "schedule.steps": 120,
    "schedule.warmup_steps": 12,
    "schedule.ema_momentum": 0.05,
    "schedule.ema_start_step": 12,
}
CODES = {"64000 codes": (8, 8, 8, 5, 5, 5), "16 codes": (4, 4)}
ABLATIONS = {
    "rate_distortion": Ablation(
        "How does PSNR grow with bits per pixel, over stride and codes?",
        "quickstart_images",
        ONE_LEVEL,
        {
            f"stride {patch}, {name}": Arm({"tokenizer.patch": patch, "tokenizer.levels": levels})
            for patch in (8, 4, 16)
            for name, levels in CODES.items()
        },
    ),
    "losses": Ablation(
        "What does the loss on the pixels do to PSNR and to the perceptual distance?",
        "quickstart_images",
        ONE_LEVEL | PERCEPTUAL | {"loss.perceptual_start_step": 150},
        {
            "L2": Arm({}),
            "L1": Arm({"loss.l1": 1.0, "loss.l2": 0.0}),
            "L2 + perceptual": Arm({"loss.perceptual": 0.02}),
        },
    ),
    "adversarial": Ablation(
        "What do penalty, LeCam and the adaptive weight do to a run with a small StyleGAN2 discriminator?",
        "quickstart_images",
        ONE_LEVEL | PERCEPTUAL | ADVERSARIAL,
        {
            "R1, lazy": Arm({}),
            "R1, each step": Arm({"discriminator.penalty_interval": 1}),
            "unit norm, lazy": Arm({"discriminator.penalty": "unit_norm"}),
            "no penalty": Arm({"discriminator.penalty": "none"}),
            "LeCam beside R1": Arm({"discriminator.lecam": 0.1}),
            "no adaptive weight": Arm({"loss.adaptive": False}),
        },
    ),
    "straight_through": Ablation(
        "How often does the straight-through gradient have the wrong sign, and do narrower bins help?",
        "quickstart_images",
        ONE_LEVEL | {"tokenizer.quantizer": "fsq"},
        {f"{levels} levels": Arm({"tokenizer.levels": (levels,) * 3}) for levels in (8, 3, 32)},
    ),
    "ema": Ablation(
        "Are averaged weights better than the last ones, at a constant learning rate?",
        "quickstart_images",
        ONE_LEVEL | {"schedule.decay": "constant"},
        {
            "no average": Arm({"schedule.ema_momentum": 1.0}),
            "momentum 0.05": Arm({}),
            "momentum 0.01": Arm({"schedule.ema_momentum": 0.01}),
        },
    ),
    "ada_group_norm": Ablation(
        "Does the decoder profit from norms that see the latent?",
        "quickstart_images",
        TWO_LEVELS,
        {"AdaGroupNorm": Arm({}), "GroupNorm": Arm({}, plain_norm=True)},
    ),
    "padding": Ablation(
        "Zeros or copies of the first frame in front of a clip?",
        "demo_clips",
        CLIPS,
        {"zeros": Arm({}), "copies": Arm({"tokenizer.first_frame": "replicate"})},
    ),
    "low_resolution_first": Ablation(
        "Is time saved by training at 32 px first?",
        "quickstart_images",
        TWO_LEVELS,
        {
            "64 px": Arm({}),
            "64 px, longer": Arm({"schedule.steps": 560}),
            "32 px, then 64 px": Arm({"schedule.steps": 250}, first={"data.size": 32, "schedule.steps": 400}),
        },
    ),
}


DECODED = functools.cache(read_image)  # a quarter of a step is the decoding of the same few photos


def with_fields(tree: Any, fields: Fields) -> Any:
    """A recipe, or a part of one, with other values at dotted names."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        head, _, rest = name.partition(".")
        if rest:
            values.setdefault(head, {})[rest] = value
        else:
            values[head] = value
    for head, value in values.items():
        if dataclasses.is_dataclass(getattr(tree, head)):
            values[head] = with_fields(getattr(tree, head), value)
    return dataclasses.replace(tree, **values)


def make_plain_norm(learner: Learner) -> None:
    """Take the latent away from each AdaGroupNorm: scale and shift become two numbers for each channel."""
    for network in (learner.tokenizer, learner.tokenizer_learner.averaged):
        for layer in network.modules():
            if isinstance(layer, AdaGroupNorm):
                layer.linear.weight.requires_grad_(False).zero_()


def heldout_batches(recipe: Recipe) -> list[torch.Tensor]:
    """Tiles of the held-out photos, or held-out clips."""
    return [batch for batch, _ in heldout_loader(heldout_set(recipe.data), recipe.evaluation.batch_size, 0, 0, 1)]


def frame_psnrs(learner: Learner, batches: list[torch.Tensor]) -> list[float]:
    """PSNR of each frame, the mean over the held-out clips."""
    tokenizer, sums = learner.tokenizer_learner.averaged, []
    with torch.no_grad():
        for clips in batches:
            out = tokenizer(clips).reconstruction
            sums.append(torch.stack([psnr(clips[:, :, t], out[:, :, t]).sum() for t in range(clips.shape[2])]))
    return (torch.stack(sums).sum(0) / sum(map(len, batches))).tolist()


def straight_through_signs(learner: Learner) -> dict[str, float]:
    """How the straight-through gradient agrees with the slopes of the loss under noise of one bin, and of two."""
    steps = sampled_steps(learner.tokenizer_learner.averaged, photos("heldout", 64), count=20)
    (wrong, cosine), (wrong_twice, cosine_twice) = steps.agreement(1), steps.agreement(2)
    found = {"wrong_sign_one_bin": wrong, "cosine_one_bin": cosine}
    return found | {"wrong_sign_two_bins": wrong_twice, "cosine_two_bins": cosine_twice}


def train(recipe: Recipe, plain_norm: bool = False) -> tuple[Learner, dict[str, float]]:
    """A trained learner, and the means of what its last fifty steps returned."""
    learner, process = Learner(recipe, recipe.schedule.steps), Process()
    if plain_norm:
        make_plain_norm(learner)
    batches = training_batches(recipe, training_set(recipe.data, recipe.seed), None, 0, process, set())
    values = []
    with patch("magicmaster_nb.data.datasets.read_image", DECODED):
        for _ in range(recipe.schedule.steps):
            step = learner.train_step(next(batches))
            values.append({name: float(value) for name, value in step.items() if name != "penalty"})  # not in each step
    return learner, mean_values(values[-50:])


def measure(base: Recipe, arm: Arm, seed: int) -> dict[str, Any]:
    """The numbers of one run."""
    begun = time.process_time()
    recipe = dataclasses.replace(with_fields(base, arm.fields), seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        if arm.first is not None:
            first, _ = train(with_fields(recipe, arm.first))
            first.tokenizer_learner.averaged.save_pretrained(folder)
            recipe = dataclasses.replace(recipe, start_from=folder)
        learner, last = train(recipe, arm.plain_norm)
    seconds = time.process_time() - begun
    batches = heldout_batches(recipe)
    perceptual = evaluation_perceptual(recipe.evaluation.perceptual_network, torch.device("cpu"))
    metrics = evaluate_reconstruction(learner.tokenizer_learner.averaged, batches, perceptual)
    if recipe.data.frames > 1:
        metrics["psnr_of_frames"] = frame_psnrs(learner, batches)
    if recipe.tokenizer.quantizer == "fsq":
        metrics |= straight_through_signs(learner)
    return {"seconds": round(seconds, 1), "heldout": metrics, "last_steps": last}


def image_files(side: int, tile: int) -> list[dict[str, Any]]:
    """Bits per pixel and PSNR of the held-out photos as JPEG and WebP files, the PSNR over the same tiles as ours."""
    rows = []
    for name, options in {"JPEG": {"optimize": True}, "WEBP": {"method": 6}}.items():
        for quality in (1, 2, 5, 10, 20, 30, 50, 70):
            bits, decibels = [], []
            for photo in photos("heldout", side):
                file = io.BytesIO()
                to_image(photo).save(file, format=name, quality=quality, **options)
                bits.append(8 * len(file.getvalue()) / side**2)
                pair = torch.stack([photo, to_tensor(Image.open(file).convert("RGB"))])
                tiles = pair.unfold(2, tile, tile).unfold(3, tile, tile).permute(0, 2, 3, 1, 4, 5).flatten(1, 2)
                decibels.append(psnr(*tiles).mean().item())
            means = {"bits_per_pixel": float(np.mean(bits)), "psnr": float(np.mean(decibels))}
            rows.append({"format": name, "quality": quality} | means)
    return rows


def described(ablation: Ablation) -> dict[str, Any]:
    """What the runs are, as JSON holds it: a list for a tuple."""
    arms = {name: arm._asdict() for name, arm in ablation.arms.items()}
    about = {"question": ablation.question, "recipe": ablation.recipe, "fields": ablation.fields, "arms": arms}
    return lists_for_tuples(about)


def lists_for_tuples(value: Any) -> Any:
    """A value as it comes back from a JSON file."""
    if isinstance(value, dict):
        return {name: lists_for_tuples(each) for name, each in value.items()}
    return [lists_for_tuples(each) for each in value] if isinstance(value, (list, tuple)) else value


def runs_so_far(path: Path, about: dict[str, Any]) -> list[dict[str, Any]]:
    """The runs in a file; ValueError if they are those of another ablation."""
    if not path.exists():
        return []
    stored = read_object(path)
    different = [name for name, value in about.items() if stored.get(name) != value]
    if different:
        raise ValueError(f"{path}: holds an ablation that differs in {', '.join(different)}; delete it to begin anew")
    return stored["runs"]


def run_ablation(name: str, seeds: int, steps: int, path: Path) -> None:
    """All runs of an ablation that its file does not hold yet."""
    ablation = ABLATIONS[name]
    if steps:
        ablation = ablation._replace(fields=ablation.fields | {"schedule.steps": steps})
    words = [name, "--seeds", str(seeds)] + (["--steps", str(steps)] if steps else [])
    about = described(ablation)
    runs = runs_so_far(path, about)
    packages = {"python": platform.python_version(), "torch": torch.__version__, "magicmaster_nb": __version__}
    head = {"command": shlex.join(["python", "benchmarks/ablations.py", *words])} | about
    head |= {"seeds": seeds, "threads": torch.get_num_threads(), "versions": packages}
    base = with_fields(get_recipe(ablation.recipe), ablation.fields)
    if name == "rate_distortion":
        head["image_files"] = image_files(base.data.heldout_size, base.data.size)
    done = {(run["arm"], run["seed"]) for run in runs}
    for seed in range(seeds):
        for arm_name, arm in ablation.arms.items():
            if (arm_name, seed) in done:
                continue
            if steps:  # a small try: no arm is longer
                shorter = {key: value for key, value in arm.fields.items() if key != "schedule.steps"}
                arm = arm._replace(fields=shorter, first=arm.first and arm.first | {"schedule.steps": steps})
            runs.append({"arm": arm_name, "seed": seed} | measure(base, arm, seed))
            write_json(path, head | {"runs": runs})
            heldout = runs[-1]["heldout"]
            print(f"{arm_name}, seed {seed}: {heldout['psnr']:.2f} dB, {runs[-1]['seconds']:.0f} s", flush=True)
    print(f"{path}: {len(runs)} runs, {sum(run['seconds'] for run in runs) / 60:.1f} min of training")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", help="of an ablation")
    parser.add_argument("--list", action="store_true", help="say which ablations there are, and end")
    parser.add_argument("--seeds", type=int, default=3, help="runs of each arm (default: %(default)s)")
    parser.add_argument(
        "--steps", type=int, default=0, help="of each run, for a small try; 0 for those of the ablation"
    )
    parser.add_argument("--out", type=Path, help="file to write (default: nbs/ablations/NAME.json)")
    arguments = parser.parse_args()
    with command("ablations.py"):
        if arguments.list:
            for name, ablation in ABLATIONS.items():
                print(f"{name}: {ablation.question}\n    {'; '.join(ablation.arms)}")
            return
        check_choice("name", arguments.name, ABLATIONS)
        check_count("--seeds", arguments.seeds)
        check_count("--steps", arguments.steps, least=0)
        torch.set_num_threads(1)
        out = arguments.out or FOLDER / f"{arguments.name}.json"
        run_ablation(arguments.name, arguments.seeds, arguments.steps, out)


if __name__ == "__main__":
    main()
