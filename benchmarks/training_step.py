"""Time and memory of one training step against a plain transcription of the published order, in one run.

    python benchmarks/training_step.py --markdown benchmarks/training_step.md

The plain step runs the tokenizer forward for the discriminator and again for itself, and goes back through the
perceptual network and the discriminator once for the adaptive weight and again for the loss; it is eager, in
PyTorch's default memory format, with torch.optim.Adam as it comes. Ours is `training.step.Learner`. Each of its ways
first has to agree with the plain step. All take turns within every round, and the ratio is that of their median
times.
"""

import argparse
import dataclasses
import math
import platform
import statistics
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F
import torchvision
from measure import in_fresh_process, peak_memory
from torch import Tensor, nn

from magicmaster_nb.discriminators.losses import adaptive_weight, discriminator_loss, generator_loss
from magicmaster_nb.discriminators.losses import unit_norm_penalty
from magicmaster_nb.discriminators.perceptual import LPIPS
from magicmaster_nb.discriminators.stylegan2 import Blur
from magicmaster_nb.support.processes import Process
from magicmaster_nb.training.cost import Operations
from magicmaster_nb.training.guard import Guard
from magicmaster_nb.training.networks import draw_frames, frames_of
from magicmaster_nb.training.recipes import Recipe, get_recipe
from magicmaster_nb.training.step import Learner

SIZE, BATCH, WIDTH = (
    64,
    4,
    32,
)  # px, images, channels of the tokenizer's first level, of which the published one has 128
INTERVAL = 16  # steps from one penalty to the next, where it is lazy
WAYS = {  # name → fields of the recipe
    "plain": {},
    "our layers": {},
    "+ nothing twice": {},
    "+ fused Adam": {},
    "+ channels last": {"channels_last": True},
    "+ compiled": {"compile": True},
    "+ both": {"channels_last": True, "compile": True},
}
LAZY = ("plain", "+ fused Adam")  # ways of which steps without penalty are measured, too


def recipe(channels: int, **fields) -> Recipe:
    """The published recipe of images at a quarter of its tokenizer's width; `channels` is the width of the
    discriminator."""
    published = get_recipe("imagenet128_fsq64000_style_b64_ep20")
    penalty_weight = (
        published.discriminator.penalty_weight / INTERVAL
    )  # lazy steps weigh INTERVAL times as much: step 0 is the published one
    return dataclasses.replace(
        published,
        data=dataclasses.replace(published.data, size=SIZE, heldout_size=SIZE, batch_size=BATCH),
        tokenizer=dataclasses.replace(published.tokenizer, width=WIDTH),
        discriminator=dataclasses.replace(
            published.discriminator, width=channels, penalty_weight=penalty_weight, penalty_interval=INTERVAL
        ),
        **fields,
    )


def images(device: str) -> Tensor:
    """The same noise in every process."""
    return (torch.rand(BATCH, 3, SIZE, SIZE, generator=torch.Generator().manual_seed(0)) * 2 - 1).to(device)


def default_adam(network: nn.Module, lr: float, settings) -> torch.optim.Adam:
    """Adam as PyTorch gives it without being asked: a loop over the tensors on a CPU, foreach on a GPU."""
    return torch.optim.Adam(network.parameters(), lr, settings.betas, settings.eps)


class AlwaysStep(Guard):
    """Takes each step: optimizers that are not fused cannot leave one out."""

    def step(self, optimizer, values, name, clip_norm=0.0):
        weights = [weight for group in optimizer.param_groups for weight in group["params"]]
        norm = torch.nn.utils.clip_grad_norm_(weights, math.inf)
        self.look({**values, name: norm})
        optimizer.step()
        return norm


class Ours:
    """`Learner`, fused Adam or not."""

    def __init__(self, recipe: Recipe, device: str, name: str, perceptual: nn.Module | None = None):
        torch.manual_seed(0)
        if perceptual is None:
            layers = torchvision.models.vgg.make_layers(torchvision.models.vgg.cfgs["D"])
            perceptual = LPIPS(trunk=layers)  # random weights, which take the same time as trained ones
        self.learner = Learner(recipe, 1, Process(device=torch.device(device)), perceptual)
        if name in ("plain", "our layers", "+ nothing twice"):
            discriminator, settings = self.learner.discriminator, self.learner.recipe.optimizer
            tokenizer, self.learner.guard = self.learner.tokenizer_learner, AlwaysStep(self.learner.process)
            tokenizer.optimizer = default_adam(tokenizer.network, settings.generator_lr, settings)
            discriminator.optimizer = default_adam(discriminator.network, settings.discriminator_lr, settings)

    def networks(self) -> list[nn.Module]:
        return [self.learner.tokenizer, self.learner.discriminator.network, self.learner.ema.model]

    def step(self, x: Tensor, penalized: bool = True) -> dict[str, Tensor]:
        """One step; its losses."""
        self.learner.step = 0 if penalized else 1
        return self.learner.train_step([x])


class PlainBlur(nn.Module):
    """A convolution by channels, of which PyTorch finds the derivatives."""

    def __init__(self, blur: Blur):
        super().__init__()
        self.padding = blur.padding
        self.register_buffer("kernel", blur.kernel)

    def forward(self, x: Tensor) -> Tensor:
        return F.conv2d(x, self.kernel.expand(x.shape[1], 1, 4, 4), padding=self.padding, groups=x.shape[1])


class Plain(Ours):
    """The published order: a step of the discriminator, then one of the tokenizer with the discriminator frozen,
    then the average."""

    def __init__(self, recipe: Recipe, device: str, name: str, perceptual: nn.Module | None = None):
        super().__init__(recipe, device, name, perceptual)
        if (
            name == "plain" and recipe.discriminator.network == "stylegan2"
        ):  # shortcuts of the discriminator blur everywhere, and halve afterwards
            self.learner.discriminator.network.to(memory_format=torch.contiguous_format)
            for block in self.learner.discriminator.network.blocks:
                block.conv2[0], block.skip[0], block.skip[1].stride = (
                    PlainBlur(block.conv2[0]),
                    PlainBlur(block.skip[0]),
                    (2, 2),
                )

    def step(self, x: Tensor, penalized: bool = True) -> dict[str, Tensor]:
        learner, settings = self.learner, self.learner.recipe.loss
        tokenizer, discriminator = learner.tokenizer, learner.discriminator.network
        draw = learner.recipe.discriminator.frames, (learner.recipe.seed, 0 if penalized else 1)
        [(first_turn, second_turn)] = draw_frames([x], *draw)
        with torch.no_grad():
            fake = frames_of(tokenizer(x).reconstruction, first_turn)
        real = frames_of(x, first_turn).detach().requires_grad_(penalized)
        fake_logits, real_logits = discriminator(fake), discriminator(real)
        values = {"discriminator": discriminator_loss(real_logits, fake_logits)}
        if penalized:
            values["penalty"] = unit_norm_penalty(real_logits, real)
            values["discriminator"] = values["discriminator"] + values["penalty"]
        learner.discriminator.optimizer.zero_grad()
        values["discriminator"].backward()
        learner.discriminator.optimizer.step()

        discriminator.requires_grad_(False)
        y = tokenizer(x).reconstruction
        shown = frames_of(y, second_turn)
        values["loss"] = (x - y).abs().mean() + learner.perceptual(frames_of(x, second_turn), shown).mean()
        values["adversarial"] = generator_loss(discriminator(shown))
        weight = settings.adversarial * adaptive_weight(
            values["loss"], values["adversarial"], tokenizer.decoder.conv_out.weight
        )
        learner.tokenizer_learner.optimizer.zero_grad()
        (values["loss"] + weight * values["adversarial"]).backward()
        learner.tokenizer_learner.optimizer.step()
        discriminator.requires_grad_(True)
        learner.ema.update(tokenizer, 1)
        return values | {"adversarial_weight": weight}


def build(channels: int, device: str, name: str) -> Ours:
    return (Plain if name in ("plain", "our layers") else Ours)(recipe(channels, **WAYS[name]), device, name)


def check_agreement(channels: int) -> None:
    """Stop where one step in float64 does not give the same losses and weights."""
    plain, ours = (build(channels, "cpu", name) for name in ("plain", "+ nothing twice"))
    for way in (plain, ours):
        for network in (*way.networks(), way.learner.perceptual, way.learner.discriminator.objective.lecam):
            network.double()
    x = images("cpu").double()
    check_losses("float64", ours.step(x), plain.step(x), 1e-9)
    for mine, theirs in zip(ours.networks(), plain.networks()):
        difference = max(
            (a - b).abs().max().item() for a, b in zip(mine.state_dict().values(), theirs.state_dict().values())
        )
        if difference > 1e-9:
            sys.exit(f"{type(mine).__name__}: weights differ by {difference:.1e} after a step in float64")


def check_losses(name: str, ours: dict[str, Tensor], plain: dict[str, Tensor], tolerance: float) -> None:
    """Stop where two steps lose differently."""
    for loss, value in plain.items():
        difference = abs(ours[loss] - value).item() / max(1.0, abs(value.item()))
        if not difference < tolerance:
            sys.exit(f"{name}: {loss} is {ours[loss].item()}, of the plain step {value.item()}")


def times(ways: dict[str, Ours], x: Tensor, rounds: int, wall: bool) -> dict[tuple[str, bool], float]:
    """Median seconds of a step of each way, with penalty and without, in turns."""
    clock = time.perf_counter if wall else time.process_time
    seconds = {(name, penalized): [] for name in ways for penalized in (True, False) if penalized or name in LAZY}
    for each in range(rounds + 2):
        for name, penalized in seconds:
            start = clock()
            ways[name].step(x, penalized)
            if x.device.type == "cuda":
                torch.cuda.synchronize()
            if each >= 2:  # those before were the warm-up
                seconds[name, penalized].append(clock() - start)
    return {key: statistics.median(values) for key, values in seconds.items()}


def added_memory(channels: int, device: str, name: str) -> float:
    """MiB that a step adds to a process that has done one before."""
    way, x = build(channels, device, name), images(device)
    way.step(x)
    return peak_memory(lambda: way.step(x), device)


def measure(channels: int, device: str, rounds: int, threads: int) -> list[str]:
    """A table: discriminator of that many channels."""
    ways, x = {name: build(channels, device, name) for name in WAYS}, images(device)
    first = {name: way.step(x) for name, way in ways.items()}
    for name, losses in first.items():
        check_losses(name, losses, first["plain"], 1e-5)
    operations = {}
    for name in ("plain", "our layers", "+ nothing twice"):
        with Operations() as counter:
            ways[name].step(x)
        operations[name] = counter.total / 1e9
    seconds = times(ways, x, rounds, wall=device == "cuda" or threads > 1)
    del ways, first
    rows = ["| step | seconds | times as fast | 10⁹ operations | added memory, MiB |", "|---|---|---|---|---|"]
    for name in WAYS:
        value, memory = (
            seconds[name, True],
            in_fresh_process(added_memory, channels, device, name, freed="returned", threads=threads),
        )
        count = f"{operations[name]:.0f}" if name in operations else ""
        rows.append(f"| {name} | {value:.3f} | {seconds['plain', True] / value:.2f} | {count} | {memory:.0f} |")
    lazy = {name: (seconds[name, True] + (INTERVAL - 1) * seconds[name, False]) / INTERVAL for name in LAZY}
    rows += [
        f"| {name}, lazy penalty | {value:.3f} | {lazy['plain'] / value:.2f} | | |" for name, value in lazy.items()
    ]
    print("\n".join(rows), flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10, help="measured steps of each (default: %(default)s)")
    parser.add_argument(
        "--channels",
        type=int,
        nargs="+",
        default=[128],
        help="widths of the discriminator, of which the published one has 512 (default: 128)",
    )
    parser.add_argument("--threads", type=int, default=1, help="CPU threads (default: %(default)s)")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", choices=["cpu", "cuda"])
    parser.add_argument("--markdown", type=Path, help="file to write the tables to")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)

    check_agreement(min(args.channels))
    tables = {channels: measure(channels, args.device, args.rounds, args.threads) for channels in args.channels}
    where = (
        torch.cuda.get_device_name() if args.device == "cuda" else f"{platform.machine()} CPU, {args.threads} thread(s)"
    )
    clock = (
        "processor time, which other programs do not stretch"
        if args.device == "cpu" and args.threads == 1
        else "time by the clock"
    )
    text = [
        "# One training step",
        "",
        f"`python benchmarks/training_step.py --rounds {args.rounds}`: images of {SIZE}×{SIZE} px, batch {BATCH}, "
        f"tokenizer of width {WIDTH} (published: 128), "
        f"StyleGAN2 discriminator, LPIPS on a VGG16 with random weights and without dropout, float32, {where}, "
        f"torch {torch.__version__}, "
        f"median of {args.rounds} rounds, {clock}. Losses agree to 1e-5, and in float64 the weights after a step to "
        "1e-9.",
        "",
        "*plain* is the published order, with the discriminator frozen while the tokenizer learns, a blur whose "
        "derivatives PyTorch finds, and "
        "torch.optim.Adam as it comes. *our layers* has our blur, activations in place and the discriminator's "
        "channels last, in the same order of work. Each row with a + adds to the rows above; "
        "*+ compiled* is without channels last. Operations are the multiplications and additions of "
        "convolutions and matrix products: how many there are bounds what an order can save. Memory is what a step "
        "adds to a process "
        f"that has done one before. With a *lazy penalty*, one of {INTERVAL} steps has it, and the time is the mean "
        f"of {INTERVAL} steps: "
        "that trains another discriminator, so both sides have it.",
    ]
    for channels, rows in tables.items():
        share = (
            "a quarter of its published width, like the tokenizer"
            if channels == 4 * WIDTH
            else "its published width"
            if channels == 512
            else ""
        )
        text += ["", f"## Discriminator of {channels} channels{', ' + share if share else ''}", "", *rows]
    if args.markdown:
        args.markdown.write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
