"""What no CPU can tell, measured on a GPU in a few minutes: correctness, speed, memory, NCCL, in order of value.

    python benchmarks/gpu.py --minutes 15 --out DIR
    python benchmarks/gpu.py --table benchmarks/gpu_h100 --markdown benchmarks/gpu_h100.md
    python benchmarks/gpu.py --device cpu --tiny --out DIR        # the same program, small: for typing errors

Each part runs in a process of its own, with a time limit of its own, and writes DIR/PART.json after each number. A part
that fails, or takes too long, keeps what it has and does not stop the others.
"""

import argparse
import contextlib
import faulthandler
import gc
import importlib
import json
import math
import multiprocessing
import multiprocessing.connection
import os
import platform
import shutil
import signal
import subprocess
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor, nn
from torch.autograd import DeviceType

from magicmaster_nb import __version__
from magicmaster_nb.data.samples import photos
from magicmaster_nb.discriminators.stylegan2 import StyleGAN2Discriminator
from magicmaster_nb.prior.core import Origin, Prior, sample
from magicmaster_nb.prior.raster import continue_tokens
from magicmaster_nb.prior.recipes import PriorRecipe, get_prior_recipe
from magicmaster_nb.prior.training import PriorLearner
from magicmaster_nb.published.names import published_views
from magicmaster_nb.quantizers import DSQ, FSQ, LFQ, VQ
from magicmaster_nb.support.json_files import write_json
from magicmaster_nb.support.processes import Process
from magicmaster_nb.tokenizer.config import TokenizerConfig, VQOptions
from magicmaster_nb.tokenizer.core import Tokenizer
from magicmaster_nb.tokenizer.saving import shipped
from magicmaster_nb.training.cost import estimate
from magicmaster_nb.training.recipes import LossConfig, Recipe, get_recipe
from magicmaster_nb.training.step import Learner
from training_step import INTERVAL, Ours, Plain

HERE = Path(__file__).parent
PRELOADED = [  # what parts import late, imported once
    "magicmaster_nb.training.trainer",
    "magicmaster_nb.published.names",
    "torch.profiler",
    "torch._inductor.compile_fx",
    "torchvision",
]
GOLDEN = HERE.parent / "nbs/golden"
ROWS = ("imagenet128_fsq64000_style_b256_ep20", "imagenet256_fsq64000_style_b64_ep20", "k600_fsq64000_d64_ep40")
WAYS: dict[str, dict[str, Any]] = {  # of a training step
    "plain": {},
    "ours, same maths": {},
    "TF32": {},
    "bf16": {"precision": "bfloat16"},
    "bf16, cuDNN searches": {"precision": "bfloat16"},
    "bf16, channels last": {"precision": "bfloat16", "channels_last": True},
    "bf16, compiled": {"precision": "bfloat16", "compile": True},
}
ORDER = ("bf16", "TF32", "plain", "ours, same maths", "bf16, compiled", "bf16, channels last", "bf16, cuDNN searches")
LAZY = ("bf16", "bf16, compiled")  # ways of which steps without a penalty are measured, too
SAMPLES = {"imagenet": 1_281_167, "k600": 384_000}  # training files; of K600 about as many as can still be had
EPOCHS = {ROWS[0]: 20, ROWS[1]: 20, ROWS[2]: 40}


class Record:
    """Numbers of a part, on the disk as soon as they are known."""

    def __init__(self, path: Path, limit: float):
        self.path, self.limit = path, limit  # limit: seconds that the part has
        self.values, self.failures = dict[str, Any](), 0

    def put(self, name: str, value: Any) -> None:
        """Keep a number, a text, or a dictionary of them; what is not finite is kept as text."""
        if isinstance(value, float) and not math.isfinite(value):
            value = str(value)
        self.values[name] = value
        write_json(self.path, self.values)

    @contextlib.contextmanager
    def trying(self, name: str) -> Iterator[None]:
        """Go on after an error, and keep its sentence under the name."""
        try:
            yield
        except Exception as error:  # whatever a GPU can do wrong: out of memory, no such kernel
            sentence = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300]
            self.failures += 1
            self.put(name, {"failed": sentence})
            print(f"  {name}: {sentence}", flush=True)


class Part(NamedTuple):
    """A part, what it is for, and the most seconds that it may take."""

    run: Callable[[Record, str, bool], None]  # record, device, tiny
    purpose: str
    seconds: int


def sync(device: str) -> None:
    """Wait for the GPU."""
    if device == "cuda":
        torch.cuda.synchronize()


def free(device: str) -> None:
    """Give memory back that nothing needs any more, also what only holds itself."""
    gc.collect()
    if device == "cuda":
        torch.cuda.empty_cache()


def set_tf32(allowed: bool) -> None:
    """Whether float32 products may be rounded to TF32."""
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = allowed


def seconds_per_call(call: Callable[[], object], device: str, budget: float) -> float:
    """Mean over as many calls as fit into the budget, at least one, after one to warm up if there is a budget."""
    if budget:
        call()
    sync(device)
    begun, calls = time.perf_counter(), 0
    while not calls or time.perf_counter() - begun < budget:
        call()
        calls += 1
        if calls % 4 == 0:
            sync(device)  # so that the clock sees where the GPU is
    sync(device)
    return (time.perf_counter() - begun) / calls


def noise(*shape: int, device: str, seed: int = 0) -> Tensor:
    """The same uniform noise in [-1, 1] everywhere."""
    return (torch.rand(shape, generator=torch.Generator().manual_seed(seed)) * 2 - 1).to(device)


# --- 1: correctness


def quantizers(record: Record, device: str) -> None:
    """Indices equal to the CPU's, decoding bit for bit, float32 inside autocast."""
    made = {"fsq": FSQ([8, 8, 8, 5, 5, 5]), "dsq": DSQ([8, 8, 8, 5, 5, 5]), "lfq": LFQ(6), "vq": VQ(512, dim=6)}
    for name, quantizer in made.items():
        with record.trying(f"quantizer {name}"):
            z = 2 * torch.randn(8, 6, 32, 32, generator=torch.Generator().manual_seed(0))
            there = quantizer.eval()(z).indices
            quantizer.to(device)
            with torch.autocast(device, torch.bfloat16):
                out = quantizer(z.to(device))
            facts = {"dtype": str(out.quantized.dtype), "indices that differ from the CPU's": 0, "of": there.numel()}
            facts["indices that differ from the CPU's"] = int((out.indices.cpu() != there).sum())
            facts["decoding is exact"] = bool(torch.equal(quantizer.decode_indices(out.indices), out.quantized))
            record.put(f"quantizer {name}", facts)


def relative(ours: Tensor, theirs: Tensor) -> float:
    """Largest difference, divided by the largest value."""
    ours, theirs = ours.detach().double().cpu(), theirs.detach().double().cpu()
    return ((ours - theirs).abs().max() / theirs.abs().max().clamp(min=1e-12)).item()


def networks(record: Record, device: str) -> None:
    """Networks against the CPU, whose numbers are the recorded ones of the published system (see the notebooks)."""
    depths = {"encoder_depths": (1, 1), "decoder_depths": (1, 1), "middle_depth": 1}
    small = TokenizerConfig(width=32, multipliers=(1, 2), **depths)
    clips = replace(small, time_strides=(2,), norm="clip")
    for name, config, shape in (("images", small, (2, 3, 64, 64)), ("clips", clips, (1, 3, 9, 32, 32))):
        with record.trying(f"network {name}"):
            torch.manual_seed(0)
            net = Tokenizer(config).eval()
            x = noise(*shape, device="cpu")
            with torch.no_grad():
                there = net.encoder(x)
                net.to(device)
                errors = {}
                for tf32 in (False, True):
                    set_tf32(tf32)
                    errors["with TF32" if tf32 else "float32"] = relative(net.encoder(x.to(device)), there)
            set_tf32(False)
            record.put(f"network {name}", errors)


def second_derivatives(record: Record, device: str) -> None:
    """StyleGAN2's recorded logits, gradients and gradient penalty, in float64 and in float32."""
    golden = np.load(GOLDEN / "style2_tiny.npz")
    order = json.loads((GOLDEN / "style2_tiny.json").read_text())["param_names"]
    for dtype in (torch.float64, torch.float32):
        name = f"stylegan2 {str(dtype)[6:]}"
        with record.trying(name):
            tiny = StyleGAN2Discriminator(32, channels=16).double()
            names = tiny.published_names()
            scaled = {theirs: golden[f"sd::{theirs}"] * 2.0 ** -float(golden[f"sdexp::{theirs}"]) for theirs in names}
            tiny.load_state_dict({ours: torch.from_numpy(scaled[theirs]) for theirs, ours in names.items()})
            tiny.to(device, dtype)
            x = torch.from_numpy(golden["n4_x"]).to(device, dtype).requires_grad_()
            logits = tiny(x)
            (gradient,) = torch.autograd.grad(logits.sum(), x, create_graph=True)
            penalty = (gradient.flatten(1).norm(dim=1) - 1).square().mean()
            parameters = dict(tiny.named_parameters())
            wanted = [parameters[names[theirs]] for theirs in order]
            gradients = torch.autograd.grad(penalty, wanted, materialize_grads=True)
            norms = torch.stack([each.norm() for each in gradients])
            facts = {
                "logits": relative(logits, torch.from_numpy(golden["n4_y"])),
                "penalty": relative(penalty, torch.from_numpy(np.array(golden["n4_gradient_penalty"]))),
                "its gradient": relative(norms, torch.from_numpy(golden["n4_gp_param_grad_norms"])),
            }
            record.put(name, facts)


class HalvedDifference(nn.Module):
    """A perceptual distance that needs no weights, as in the recorded step."""

    def forward(self, images: Tensor, others: Tensor) -> Tensor:
        return (F.avg_pool2d(images, 2) - F.avg_pool2d(others, 2)).square().mean(dim=(1, 2, 3))


def recorded_weight(name: str, shape: tuple[int, ...]) -> Tensor:
    """A weight of the recorded step, which its name determines."""
    r = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(shape)
    r = r / math.sqrt(math.prod(shape[1:])) if len(shape) > 1 else name.endswith("weight") + 0.1 * r
    r = r.astype(np.float32)
    exponent = math.floor(math.log2(127 / np.abs(r).max()))
    return torch.from_numpy(np.rint(r * 2.0**exponent) * 2.0**-exponent)


def recorded_step(record: Record, device: str) -> None:
    """Two recorded steps of the published training, in float64."""
    golden = np.load(GOLDEN / "train_2d_fsq_style2.npz")
    facts = json.loads((GOLDEN / "train_2d_fsq_style2.json").read_text())
    published = get_recipe("imagenet128_fsq64000_style_b64_ep20")
    depths = {"encoder_depths": (1, 1, 1), "decoder_depths": (1, 1, 0), "middle_depth": 0}
    recipe = replace(
        published,
        data=replace(published.data, size=16, heldout_size=16, batch_size=4),
        tokenizer=TokenizerConfig(width=32, multipliers=(1, 2, 4), **depths),
        discriminator=replace(published.discriminator, width=16),
        schedule=replace(published.schedule, ema_start_step=facts["ema"]["start_iter"]),
    )
    with record.trying("published step in float64"):
        learner = Learner(recipe, 2, Process(device=torch.device(device)), HalvedDifference())
        judge = learner.discriminator
        for network in (learner.tokenizer, learner.ema.model, judge.network, judge.objective.lecam):
            network.double()
        with torch.no_grad():
            for network in (learner.tokenizer, learner.ema.model):
                for name, view in published_views(network.state_dict(), recipe.tokenizer).items():
                    view.copy_(recorded_weight(name, tuple(view.shape)))
            stored, weights = np.load(GOLDEN / "style2_tiny.npz"), {}
            for theirs, ours in learner.discriminator.network.published_names().items():
                weights[ours] = torch.from_numpy(stored[f"sd::{theirs}"] * 2.0 ** -float(stored[f"sdexp::{theirs}"]))
            learner.discriminator.network.load_state_dict(weights)
        x, picks = torch.from_numpy(golden["x"]).double().to(device), torch.from_numpy(golden["frame_picks"])
        errors = []
        for step, log in enumerate(facts["log_vars"]):
            values = learner.train_step([x], [tuple(picks[2 * step : 2 * step + 2])])
            pairs = {"sum_disc": "discriminator_gan", "loss_disc_grad_penalty": "penalty", "loss_rec": "loss"}
            errors += [abs(float(values[ours]) / log[theirs] - 1) for theirs, ours in pairs.items()]
            errors.append(abs(float(values["adversarial_weight"]) / log["d_weight"] - 1))
        record.put("published step in float64", {"losses": max(errors)})


def small_learner(process: Process, judge: str, frames: int = 1, **shape: Any) -> tuple[Learner, Tensor]:
    """A small learner with all of its parts, and a batch."""
    demo = get_recipe("demo_images")
    recipe = replace(
        demo,
        latent_noise=0.2,
        data=replace(demo.data, size=16, heldout_size=16, frames=frames),
        tokenizer=replace(demo.tokenizer, width=16, norm_groups=8, **shape),
        loss=LossConfig(perceptual=1.0, adversarial=0.1),
        discriminator=replace(demo.discriminator, network=judge, width=8, start_step=0, lecam=0.01, frames=frames),
        evaluation=replace(demo.evaluation, perceptual_network="none"),
    )
    penalty = replace(recipe.discriminator, penalty="r1", penalty_weight=1.0, penalty_interval=1)
    learner = Learner(replace(recipe, discriminator=penalty), 100, process, HalvedDifference())
    return learner, noise(4, 3, *([frames] if frames > 1 else []), 16, 16, device=str(process.device))


def watched_step(learner: Learner | PriorLearner, x: Tensor, device: str) -> str:
    """What came of a step in which PyTorch raises an error where it would wait for the GPU."""
    for _ in range(3):
        learner.train_step([x])
    sync(device)
    if device == "cuda":
        torch.cuda.set_sync_debug_mode("error")
    try:
        learner.train_step([x])
    finally:
        if device == "cuda":
            torch.cuda.set_sync_debug_mode("default")
    learner.guard.check(learner.step)
    return "nothing waits" if device == "cuda" else "no GPU to wait for"


def no_synchronisation(record: Record, device: str) -> None:
    """A step does not wait for the GPU, with any quantizer, for clips, and where processes exchange over NCCL."""
    cases: dict[str, dict[str, Any]] = {
        "fsq": {"quantizer": "fsq", "judge": "stylegan2"},
        "dsq": {"quantizer": "dsq", "judge": "patch"},
        "lfq": {"quantizer": "lfq", "levels": 6 * (2,), "judge": "patch"},
        "vq": {"quantizer": "vq", "levels": (64,), "vq": VQOptions(restart_after=1), "judge": "patch"},
        "clips": {"quantizer": "fsq", "time_strides": (2,), "frames": 5, "judge": "patch"},
    }
    alone = Process(device=torch.device(device))
    for name, case in cases.items():
        with record.trying(f"no synchronisation: {name}"):
            record.put(f"no synchronisation: {name}", watched_step(*small_learner(alone, **case), device))
    name = "no synchronisation: exchange between processes"
    for library in ("NCCL", "GLOO"):
        os.environ.setdefault(f"{library}_SOCKET_IFNAME", "lo")
    with record.trying(name):  # a group of one, which is asked to do what groups of more do
        backend = "cpu:gloo,cuda:nccl" if device == "cuda" else "gloo"
        dist.init_process_group(backend, store=dist.HashStore(), rank=0, world_size=1)
        try:
            one_of_two = Process(0, 2, torch.device(device, 0) if device == "cuda" else torch.device(device))
            record.put(name, watched_step(*small_learner(one_of_two, **cases["fsq"]), device))
        finally:
            dist.destroy_process_group()


def streaming(record: Record, device: str) -> None:
    """Tokens of a clip in pieces equal those of the whole, and so do its frames."""
    with record.trying("streaming"), torch.no_grad():
        clips = Tokenizer.from_pretrained(shipped("clips")).to(device)
        x = noise(1, 3, 17, 64, 64, device=device)
        whole = clips.encode(x)
        pieces = torch.cat(list(clips.stream_encode(x.split([1, 4, 7, 5], dim=2))), dim=1)
        frames = torch.cat(list(clips.stream_decode(whole.split(2, dim=1))), dim=2)
        difference = (frames - clips.decode(whole)).abs().max().item()
        record.put("streaming", {"tokens that differ": int((whole != pieces).sum()), "of": whole.numel()})
        record.put("streaming, decoded", difference)


def correctness(record: Record, device: str, tiny: bool) -> None:
    """All of the above."""
    set_tf32(False)
    for check in (quantizers, networks, second_derivatives, recorded_step, no_synchronisation, streaming):
        check(record, device)


# --- 2: the training step


def row_recipe(name: str, tiny: bool, **fields: Any) -> Recipe:
    """A published recipe with a penalty at step 0 that weighs as published, also where it is lazy."""
    recipe = get_recipe(name)
    discriminator = replace(recipe.discriminator, penalty_weight=1.0 / INTERVAL, penalty_interval=INTERVAL)
    recipe = replace(recipe, discriminator=discriminator, **fields)
    if not tiny:
        return recipe
    size = {"size": 16, "heldout_size": 16, "batch_size": 2}
    frames = {"frames": 5} if recipe.data.frames > 1 else {}
    shape = {"width": 8, "multipliers": (1, 2), "encoder_depths": (1, 1), "decoder_depths": (1, 1)}
    times = {"time_strides": (2,)} if recipe.tokenizer.time_strides else {}
    small = replace(recipe.tokenizer, **shape, **times, middle_depth=0, norm_groups=4)
    return replace(
        recipe,
        data=replace(recipe.data, **size, **frames),
        tokenizer=small,
        discriminator=replace(recipe.discriminator, width=8),
    )


def batch_of(recipe: Recipe, device: str) -> Tensor:
    """Noise of the recipe's shape."""
    data = recipe.data
    frames = (data.frames,) if data.frames > 1 else ()
    return noise(data.batch_size, 3, *frames, data.size, data.size, device=device)


def where_time_goes(call: Callable[[], object], device: str) -> dict[str, Any]:
    """Shares of a call's time on the device: of all convolutions, and of the ten operations that take most."""
    from torch.profiler import ProfilerActivity, profile

    activities = [ProfilerActivity.CPU] + [ProfilerActivity.CUDA] * (device == "cuda")
    with profile(activities=activities) as profiler:
        call()
        sync(device)
    own = dict[str, float]()
    for event in profiler.key_averages():
        if event.device_type == DeviceType.CPU:  # others are kernels, whose time their operations have, too
            own[event.key] = event.self_device_time_total if device == "cuda" else event.self_cpu_time_total
    total = sum(own.values()) or math.nan
    most = sorted(own, key=own.__getitem__, reverse=True)[:10]
    convolutions = sum(time for name, time in own.items() if "conv" in name) / total
    return {"convolutions": convolutions, "most": {name: round(own[name] / total, 4) for name in most}}


def matrix_peak(device: str, tiny: bool) -> dict[str, float]:
    """10¹² multiplications and additions per second of a large matrix product, by dtype: what the card can do."""
    side, found = (64 if tiny else 8192), {}
    for name, dtype in {"float32": torch.float32, "TF32": torch.float32, "bf16": torch.bfloat16}.items():
        set_tf32(name != "float32")
        a = torch.randn(side, side, device=device, dtype=dtype)
        found[name] = 2 * side**3 / seconds_per_call(lambda: a @ a, device, 0.01 if tiny else 0.5) / 1e12
    set_tf32(False)
    return found


def build_way(name: str, recipe: Recipe, device: str, perceptual: nn.Module | None) -> Ours:
    """A way by name; the plain one has our blur, as the published one has a CUDA kernel of its own, and PyTorch's
    second derivative of a convolution by channels is one convolution with a kernel of image size for each channel."""
    if name != "plain":
        return Ours(recipe, device, "+ fused Adam", perceptual)
    way = Plain(recipe, device, "our layers", perceptual)
    way.learner.discriminator.network.to(memory_format=torch.contiguous_format)
    return way


def measure_way(way: Ours, x: Tensor, device: str, budget: float, lazy: bool) -> dict[str, Any]:
    """Speed and memory of a step; with lazy, also of steps of which one in INTERVAL has the penalty."""
    if device == "cuda":
        way.step(x)
        torch.cuda.reset_peak_memory_stats()
    seconds = seconds_per_call(lambda: way.step(x), device, budget)
    peak = torch.cuda.max_memory_allocated() / 2**30 if device == "cuda" else None
    facts = {"seconds": seconds, "samples per second": len(x) / seconds, "peak memory, GiB": peak}
    if budget or lazy:
        facts["where time goes"] = where_time_goes(lambda: way.step(x), device)
    if lazy:
        without = seconds_per_call(lambda: way.step(x, penalized=False), device, budget)
        facts["seconds with a lazy penalty"] = (seconds + (INTERVAL - 1) * without) / INTERVAL
    return facts


def training_step(row: str) -> Callable[[Record, str, bool], None]:
    """The part that measures a row's step, each way."""

    def run(record: Record, device: str, tiny: bool) -> None:
        budget = 0.0 if tiny else 2.0
        peaks = matrix_peak(device, tiny)
        record.put("matrix peak, 10¹² per second", peaks)
        operations = estimate(row_recipe(row, tiny)).operations
        record.put("operations of a step", operations)
        eager = torch.compiler.set_stance("force_eager") if tiny else contextlib.nullcontext()
        for name in ORDER:
            way, fields = None, WAYS[name]  # no way, before the next one is made
            free(device)
            with record.trying(name), eager:
                set_tf32(name not in ("plain", "ours, same maths"))
                torch.backends.cudnn.benchmark = "searches" in name
                recipe = row_recipe(row, tiny, **fields)
                way = build_way(name, recipe, device, HalvedDifference() if tiny else None)
                facts = measure_way(way, batch_of(recipe, device), device, budget, name in LAZY)
                dtype = "bf16" if "precision" in fields else "TF32" if name == "TF32" else "float32"
                facts["share of the matrix peak"] = operations / facts["seconds"] / 1e12 / peaks[dtype]
                record.put(name, facts)
                days(record, row)
        set_tf32(False)

    return run


def days(record: Record, row: str) -> None:
    """Days of the whole published training on 8 and on 32 cards, at the speed that was measured."""
    samples = SAMPLES["k600" if row.startswith("k600") else "imagenet"] * EPOCHS[row]
    found = {}
    for name in WAYS:
        facts = record.values.get(name, {})
        if "samples per second" in facts:
            for cards in (8, 32):
                found[f"{name}, {cards} cards"] = samples / facts["samples per second"] / cards / 86_400
    record.put(f"days for {EPOCHS[row]} epochs, without exchange between cards", found)


# --- 3: memory


def memory(record: Record, device: str, tiny: bool) -> None:
    """Measured peak against the estimate of --dry-run, with and without gradient checkpointing."""
    set_tf32(True)
    for row in (ROWS[0], ROWS[2]) if tiny else ROWS:
        for checkpointing in (False, True):
            name = f"{row}{', checkpointing' if checkpointing else ''}"
            way = x = None  # before the next ones are made
            free(device)
            with record.trying(name):
                recipe = row_recipe(row, tiny, precision="bfloat16", gradient_checkpointing=checkpointing)
                guess = estimate(recipe).total_memory / 2**30
                perceptual = HalvedDifference() if tiny else None
                way, x = Ours(recipe, device, "+ fused Adam", perceptual), batch_of(recipe, device)
                way.step(x)
                if device == "cuda":
                    torch.cuda.reset_peak_memory_stats()
                way.step(x)
                peak = torch.cuda.max_memory_allocated() / 2**30 if device == "cuda" else None
                record.put(name, {"estimate, GiB": guess, "peak, GiB": peak, "ratio": guess / peak if peak else None})


# --- 4: a prior


def prior_learner(recipe: PriorRecipe, device: str, **shape: Any) -> tuple[PriorLearner, Tensor]:
    """A learner of a recipe whose transformer has some fields of another value, and a batch of random rows."""
    recipe = replace(recipe, prior=replace(recipe.prior, **shape))
    config = recipe.prior
    origin = Origin("none", 64 * "0", config.levels, stride=16, time_stride=1)
    learner = PriorLearner(recipe, origin, 100, Process(device=torch.device(device)))
    generator = torch.Generator().manual_seed(0)
    size = recipe.data.batch_size
    tokens = torch.randint(config.codebook_size, (size, config.tokens), generator=generator)
    labels = torch.randint(max(1, config.classes), (size, 1), generator=generator)
    return learner, torch.cat([labels, tokens], 1).to(device)


def prior_sampling(
    record: Record, device: str, order: str, shape: dict[str, Any], counts: tuple[int, ...], guided: tuple[float, ...]
) -> None:
    """Images per second that a prior of the published size draws, so many at once, with so much guidance."""
    config = replace(get_prior_recipe("imagenet256_maskgit").prior, order=order, **shape)
    budget = 0.5 if order == "masked" and not shape else 0.0  # token by token takes seconds: one call
    prior = Prior(config, Origin("none", 64 * "0", config.levels, 16, 1)).to(device).eval()
    for count in counts:
        labels = torch.arange(count)
        for guidance in guided:
            name = f"sampling, {order}, batch {count}{', guidance' if guidance != 1 else ''}"
            with record.trying(name), torch.autocast(device, torch.bfloat16):
                seconds = seconds_per_call(lambda: sample(prior, count, labels, guidance=guidance), device, budget)
                record.put(name, {"images per second": count / seconds})


def same_with_a_cache(record: Record, device: str, shape: dict[str, Any]) -> None:
    """A raster prior draws the same tokens with and without its cache of keys and values."""
    with record.trying("cache"):
        torch.manual_seed(0)
        config = replace(get_prior_recipe("demo_prior").prior, order="raster", grid=(8, 8), **shape)
        prior = Prior(config, Origin("none", 64 * "0", config.levels, 16, 1)).to(device).eval()
        drawn = []
        for cached in (True, False):
            tokens, labels = torch.zeros(4, 8, 8, dtype=torch.int64, device=device), torch.zeros(4, dtype=torch.int64)
            generator = torch.Generator(device).manual_seed(0)
            drawn.append(continue_tokens(prior.transformer, tokens, 0, labels.to(device), generator, cached=cached))
        record.put("cache", {"tokens that differ": int((drawn[0] != drawn[1]).sum()), "of": drawn[0].numel()})


def prior(record: Record, device: str, tiny: bool) -> None:
    """A step of a prior waits for nothing; speed and memory at the published size; sampling."""
    small = {"width": 16, "depth": 1, "heads": 2, "grid": (2, 2)} if tiny else {}
    set_tf32(False)
    for order in ("masked", "raster"):
        name = f"no synchronisation: {order}"
        with record.trying(name):
            learner, rows = prior_learner(get_prior_recipe("demo_prior"), device, order=order, **small)
            record.put(name, watched_step(learner, rows, device))
    same_with_a_cache(record, device, {"width": 16, "depth": 1, "heads": 2} if tiny else {})
    set_tf32(True)
    published = get_prior_recipe("imagenet256_maskgit")
    for precision in ("float32", "bfloat16"):
        name, learner = f"step of {published.name}, {precision}", None
        free(device)
        with record.trying(name):
            learner, rows = prior_learner(replace(published, precision=precision), device, **small)
            learner.train_step([rows])
            if device == "cuda":
                torch.cuda.reset_peak_memory_stats()
            seconds = seconds_per_call(lambda: learner.train_step([rows]), device, 0.0 if tiny else 3.0)
            rate = len(rows) / seconds
            peak = torch.cuda.max_memory_allocated() / 2**30 if device == "cuda" else None
            card_days = SAMPLES["imagenet"] * published.schedule.epochs / rate / 86_400
            facts = {"seconds": seconds, "samples per second": rate, "peak memory, GiB": peak}
            facts |= {f"days for {published.schedule.epochs} epochs on 8 cards": card_days / 8}
            record.put(name, facts)
    learner = None
    free(device)
    prior_sampling(record, device, "masked", small, (2,) if tiny else (1, 64), (1.0, 3.0))
    prior_sampling(record, device, "raster", small, (2,) if tiny else (64,), (1.0,))


# --- 5: tokenizing


def streaming_decode(record: Record, device: str, tiny: bool, budget: float) -> None:
    """A long clip in pieces, against its convolutions alone."""
    with record.trying("streaming"), torch.no_grad():
        config = replace(row_recipe(ROWS[2], tiny).tokenizer, norm="frame")
        net = Tokenizer(config).to(device).eval()
        side, frames = (16, 9) if tiny else (128, 129)
        tokens = net.encode(noise(1, 3, frames, side, side, device=device))
        pieces = tokens.split(4, dim=1)

        def decode() -> None:
            for _ in net.stream_decode(pieces):
                pass

        decode()
        shares, seconds = where_time_goes(decode, device), seconds_per_call(decode, device, budget)
        rest = 1 / shares["convolutions"] - 1
        facts = {"frames per second": frames / seconds, "the rest on top": rest, "where time goes": shares}
        record.put("streaming decode", facts)


def tokenizing(record: Record, device: str, tiny: bool) -> None:
    """Encode and decode at several batch sizes, and a long clip in pieces against its convolutions alone."""
    set_tf32(True)
    budget, sizes = (0.0, (1,)) if tiny else (0.5, (1, 8, 64))
    streaming_decode(record, device, tiny, budget)
    free(device)
    for row in (ROWS[0], ROWS[2]):
        with record.trying(row):
            recipe = row_recipe(row, tiny)
            net = Tokenizer(recipe.tokenizer).to(device).eval()
            for last in (False, True):
                if last:
                    net.optimize(channels_last=True)
                for batch in sizes:
                    name = f"{row}, batch {batch}{', channels last' if last else ''}"
                    with record.trying(name), torch.no_grad(), torch.autocast(device, torch.bfloat16):
                        x = batch_of(recipe, device)[:1]
                        x = x.expand(batch, *x.shape[1:]).contiguous()
                        tokens = net.encode(x)
                        encode = seconds_per_call(lambda: net.encode(x), device, budget)
                        decode = seconds_per_call(lambda: net.decode(tokens), device, budget)
                        record.put(name, {"encoded per second": batch / encode, "decoded per second": batch / decode})


# --- 6: torchrun, kill and resume

DETERMINISTIC = """
import sys, torch
torch.use_deterministic_algorithms(sys.argv.pop(1) == "deterministic")
from magicmaster_nb.train import main
main(sys.argv[1:])
"""


def children(pid: int) -> list[int]:
    """The processes that a process has started, and those that these have; Linux tells."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it has ended in the meantime
            for child in path.read_text().split():
                found += [int(child), *children(int(child))]
    return found


def kill_with_children(pid: int) -> None:
    """kill -9 for a process and all that it has started; torchrun gives each worker a session of its own."""
    for each in [pid, *children(pid)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def resuming(record: Record, device: str, tiny: bool) -> None:
    """torchrun with one process; kill -9 and go on; the weights of a run that nobody disturbed."""
    from safetensors.torch import load_file

    from magicmaster_nb import train

    folder = record.path.parent / "runs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "program.py").write_text(DETERMINISTIC)
    steps, side = (6, 16) if tiny else (60, 64)
    fields = {
        "tokenizer.width": 8 if tiny else 32,
        "tokenizer.norm-groups": 4,
        "data.size": side,
        "data.heldout-size": side,
    }
    fields |= {
        "loss.perceptual": 0,
        "evaluation.perceptual-network": "none",
        "loss.adversarial": 0.1,
        "data.workers": 0,
    }
    fields |= {"discriminator.network": "patch", "discriminator.width": 8, "discriminator.start-step": steps // 2}
    fields |= {"evaluation.checkpoint-every": steps // 3, "evaluation.evaluate-every": steps, "schedule.steps": steps}
    fields |= {"data.batch-size": 2} if tiny else {}
    fields |= {"tokenizer.quantizer": "fsq"}  # the sums of DSQ's bins have no deterministic form on a GPU
    small = [word for name, value in fields.items() for word in (f"--{name}", str(value))]
    hidden = {"CUDA_VISIBLE_DEVICES": ""} if device == "cpu" else {}
    env = os.environ | {"CUBLAS_WORKSPACE_CONFIG": ":4096:8", "OMP_NUM_THREADS": "1"} | hidden

    def start(run: str, mode: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "1"]
        command += [str(folder / "program.py"), mode, "demo_images", "--run-dir", str(folder / run), *small]
        pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=env, text=True, **pipes)

    def finish(process: subprocess.Popen) -> None:
        said = process.communicate()[1]
        if process.returncode:
            raise RuntimeError(f"torchrun ended with {process.returncode}: {said.strip().splitlines()[-1]}")

    for mode in ("deterministic",) if tiny else ("deterministic", "default"):
        with record.trying(mode):
            undisturbed, process = start(f"{mode}_whole", mode), start(f"{mode}_killed", mode)  # side by side
            first = folder / f"{mode}_killed/checkpoints/step_{steps // 3:08d}.pt"
            while process.poll() is None and not first.exists():
                time.sleep(0.005)
            kill_with_children(process.pid)
            process.communicate()
            finish(undisturbed)
            if tiny:  # in this process: another one would only cost time
                torch.use_deterministic_algorithms(True)
                torch.set_num_threads(1)
                train.main(["demo_images", "--run-dir", str(folder / f"{mode}_killed"), *small])
            else:
                finish(start(f"{mode}_killed", mode))
            ours, theirs = (
                load_file(folder / f"{mode}_{run}/tokenizer/model.safetensors") for run in ("whole", "killed")
            )
            record.put(mode, {"same weights": all(torch.equal(ours[name], theirs[name]) for name in ours)})
    shutil.rmtree(folder)


# --- 7: a better shipped tokenizer


def retraining(record: Record, device: str, tiny: bool) -> None:
    """Train quickstart_images wider, for the time that is left, and evaluate it."""
    recipe = replace(get_recipe("quickstart_images"), compile=False)
    width, batch = (8, 4) if tiny else (64, 32)
    recipe = replace(
        recipe,
        tokenizer=replace(recipe.tokenizer, width=width, norm_groups=4 if tiny else recipe.tokenizer.norm_groups),
        data=replace(recipe.data, batch_size=batch, size=16 if tiny else 64, heldout_size=16 if tiny else 256),
    )
    learner = Learner(recipe, 10, Process(device=torch.device(device)))
    x = photos("train", recipe.data.size)[:batch].to(device)
    seconds = seconds_per_call(lambda: learner.train_step([x]), device, 0.0 if tiny else 2.0)
    steps = 3 if tiny else max(100, int(0.7 * (record.limit - 30) / seconds))
    record.put("steps", steps)
    run = record.path.parent / "quickstart_images"
    words = f"quickstart_images --run-dir {run} --schedule.steps {steps} --tokenizer.width {width}"
    words += f" --data.batch-size {batch} --data.size {recipe.data.size} --data.heldout-size {recipe.data.heldout_size}"
    words += f" --tokenizer.norm-groups {recipe.tokenizer.norm_groups} --data.workers {0 if tiny else 8}"
    if tiny:  # in this process: another one would only cost time
        from magicmaster_nb.training.trainer import Trainer

        Trainer(replace(recipe, schedule=replace(recipe.schedule, steps=steps)), run).fit()
    else:
        subprocess.run([sys.executable, "-m", "magicmaster_nb.train", *words.split()], check=True)
    size = (run / "tokenizer/model.safetensors").stat().st_size
    last = json.loads((run / "metrics.jsonl").read_text().splitlines()[-1])
    record.put("tokenizer", {"bytes": size, "PSNR, dB": last["psnr"], "SSIM": last["ssim"]})


PARTS = {
    "correctness": Part(correctness, "the recorded numbers; a step waits for nothing, over NCCL too", 90),
    "step_imagenet128": Part(training_step(ROWS[0]), f"a training step of {ROWS[0]}", 240),
    "step_imagenet256": Part(training_step(ROWS[1]), f"a training step of {ROWS[1]}", 240),
    "step_k600": Part(training_step(ROWS[2]), f"a training step of {ROWS[2]}", 300),
    "memory": Part(memory, "measured memory against the estimate", 60),
    "prior": Part(prior, "a prior: its step, its memory, sampling", 90),
    "tokenizing": Part(tokenizing, "encoding and decoding", 90),
    "resuming": Part(resuming, "torchrun, kill -9 and resume", 240),
    "retraining": Part(retraining, "quickstart_images, wider and longer", 300),
}


SOME_FAILED = 3  # exit status of a part some of whose numbers are missing


def run_part(name: str, out: Path, device: str, tiny: bool, broken: str, limit: float) -> None:
    """What the process of a part does; it ends with status 1 if the part fails."""
    faulthandler.dump_traceback_later(max(5, limit - 25))  # where it is, if it will not end in time
    gc.freeze()  # collecting what is not needed any more need not look at what was imported
    record = Record(out / f"{name}.json", limit)
    try:
        if name == broken:
            raise RuntimeError("an injected fault")
        torch.manual_seed(0)
        PARTS[name].run(record, device, tiny)
        sys.exit(SOME_FAILED if record.failures else 0)
    except Exception as error:
        traceback.print_exc()
        record.put("failed", f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"[:300])
        sys.exit(1)


def machine(device: str) -> dict[str, Any]:
    """The card and the versions; asked in a process of its own, so that this one never touches the GPU."""
    about = {"device": platform.processor() or platform.machine(), "cores": os.cpu_count()}
    if device == "cuda":
        about = {"device": torch.cuda.get_device_name(), "memory, GiB": torch.cuda.mem_get_info()[1] / 2**30}
        about |= {"cuda": torch.version.cuda, "cudnn": torch.backends.cudnn.version()}
    return about | {"torch": torch.__version__, "python": platform.python_version(), "magicmaster_nb": __version__}


def write_machine(out: Path, device: str) -> None:
    """Write machine.json."""
    write_json(out / "machine.json", machine(device))


class Running(NamedTuple):
    """A part that has been started."""

    process: multiprocessing.process.BaseProcess
    begun: float
    limit: float  # seconds

    def over(self) -> bool:
        """Whether its time is up."""
        return time.monotonic() - self.begun > self.limit

    def finish(self) -> dict[str, Any]:
        """How it ended, after ending it if it has not."""
        status = {0: "done", SOME_FAILED: "done, but for what failed"}.get(self.process.exitcode, "failed")
        if self.process.is_alive():
            kill_with_children(self.process.pid)
            status = "out of time"
        self.process.join()
        return {"status": status, "seconds": time.monotonic() - self.begun}


def measure(out: Path, device: str, minutes: float, tiny: bool, broken: str, wanted: list[str]) -> None:
    """Run the parts, each in a process of its own: one after the other, or tiny ones two at a time, from the last."""
    if device == "cuda":
        context = multiprocessing.get_context("spawn")  # imports ask the driver for GPUs; a fork could use none
    else:
        context = multiprocessing.get_context("fork")  # of this process, which has imported everything
        for module in PRELOADED:
            importlib.import_module(module)
    deadline = time.monotonic() + 60 * minutes
    first = context.Process(target=write_machine, args=(out, device))
    first.start()
    first.join()
    if first.exitcode:
        sys.exit(f"--device {device}: there is none that PyTorch {torch.__version__} can use")
    waiting, at_once = (wanted[::-1], 2) if tiny else (wanted[:], 1)  # `resuming` takes longest, most of it alone
    running, ended = dict[str, Running](), dict[str, dict[str, Any]]()
    while waiting or running:
        while waiting and len(running) < at_once:
            name, left = waiting.pop(0), deadline - time.monotonic()
            if left < 5:
                ended[name] = {"status": "left out, no time", "seconds": 0.0}
                continue
            limit = min(10 * PARTS[name].seconds if tiny else PARTS[name].seconds, left)
            print(f"{name}: {PARTS[name].purpose}, at most {limit:.0f} s", flush=True)
            process = context.Process(target=run_part, args=(name, out, device, tiny, broken, limit))
            process.start()
            running[name] = Running(process, time.monotonic(), limit)
        multiprocessing.connection.wait([part.process.sentinel for part in running.values()], timeout=0.2)
        for name, part in list(running.items()):
            if part.over() or not part.process.is_alive():
                ended[name] = running.pop(name).finish()
                print(f"{name}: {ended[name]['status']} after {ended[name]['seconds']:.0f} s", flush=True)
        write_json(out / "summary.json", {name: ended[name] for name in wanted if name in ended})


def cell(value: Any) -> str:
    """A value as it stands in a table."""
    if isinstance(value, dict):
        return "; ".join(f"{name} {cell(each)}" for name, each in value.items())
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def step_rows(values: dict[str, Any]) -> list[str]:
    """The table of a training step: its ways, with their ratios to the plain one."""
    rows = [
        "| step | seconds | samples/s | times the plain | peak, GiB | of matrix peak | convolutions |",
        "|" + "---|" * 7,
    ]
    plain = values.get("plain", {}).get("seconds")
    for name in WAYS:
        facts = values.get(name)
        if facts is None or "failed" in facts:
            rows.append(f"| {name} | {cell(facts['failed']) if facts else 'not reached'} | | | | | |")
            continue
        lines = {name: facts["seconds"]}
        if "seconds with a lazy penalty" in facts:
            lines[f"{name}, lazy penalty"] = facts["seconds with a lazy penalty"]
        for title, seconds in lines.items():
            rate = facts["samples per second"] * facts["seconds"] / seconds
            ratio = "" if plain is None else f"{plain / seconds:.2f}"
            memory = facts["peak memory, GiB"]
            peak = cell(facts["share of the matrix peak"] * facts["seconds"] / seconds)
            shares = facts.get("where time goes", {}).get("convolutions", "")
            texts = [f"{seconds:.4g}", f"{rate:.4g}", ratio, "" if memory is None else f"{memory:.1f}"]
            rows.append(f"| {title} | {' | '.join(texts)} | {peak} | {cell(shares)} |")
    return rows


def table(out: Path) -> str:
    """The results as a page, from what lies in the folder."""
    about = json.loads((out / "machine.json").read_text())
    summary = json.loads((out / "summary.json").read_text())
    lines = ["# On a GPU", "", f"`python benchmarks/gpu.py`: {cell(about)}.", ""]
    lines += ["| part | what for | status | seconds |", "|---|---|---|---|"]
    for name, each in summary.items():
        lines.append(f"| {name} | {PARTS[name].purpose} | {each['status']} | {each['seconds']:.0f} |")
    for name in summary:
        path = out / f"{name}.json"
        if not path.is_file():
            continue
        values = json.loads(path.read_text())
        lines += ["", f"## {name}", ""]
        if name.startswith("step_"):
            lines += [*step_rows(values), ""]
        lines += ["| | |", "|---|---|"]
        lines += [f"| {key} | {cell(value)} |" for key, value in values.items() if key not in WAYS]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=15, help="for everything (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="folder for the results")
    parser.add_argument("--device", default="cuda", choices=["cuda", "cpu"])
    parser.add_argument("--tiny", action="store_true", help="small networks, few steps: whether the program runs")
    parser.add_argument("--parts", nargs="+", choices=list(PARTS), default=list(PARTS), help="only these")
    parser.add_argument(
        "--break-part", default="", choices=["", *PARTS], help="let a part fail, to see the others go on"
    )
    parser.add_argument("--table", type=Path, help="measure nothing: draw the table of a folder of results")
    parser.add_argument("--markdown", type=Path, help="file to write the table to, too")
    args = parser.parse_args()
    if not args.table:
        if not args.out:
            parser.error("--out DIR is missing")
        if args.device == "cuda" and torch.version.cuda is None:
            parser.error(f"PyTorch {torch.__version__} is built without CUDA")
        args.out.mkdir(parents=True, exist_ok=True)
        measure(args.out, args.device, args.minutes, args.tiny, args.break_part, args.parts)
    text = table(args.table or args.out)
    print(text)
    if args.markdown:
        args.markdown.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
