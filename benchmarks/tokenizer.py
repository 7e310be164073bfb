"""Time and memory of the published networks, in one run: ours against a plain transcription of the published layers.

    python benchmarks/tokenizer.py --markdown benchmarks/tokenizer.md

Encode and decode of the 2D network (4 images of 128 px) and of the 3D network (one clip of 17 frames of 128 px). The
transcription pads, then convolves, in plain memory order, with the same weights; it first has to give the same
output. The limit of both is the time of the network's convolutions alone, on inputs that are padded already.
Alternatives take turns within every round. Then the memory of streaming clips of three lengths, and of training with
and without checkpointing.
"""

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F
from measure import in_fresh_process, peak_memory
from torch import Tensor, nn

from magicmaster_nb.tokenizer import Tokenizer, TokenizerConfig
from magicmaster_nb.published.configurations import PUBLISHED
from magicmaster_nb.published.weights import to_magicmaster

SIZES = {"2D, 4 images of 128×128": (4, 3, 128, 128), "3D, 17 frames of 128×128": (1, 3, 17, 128, 128)}
NETWORKS = {
    "2D, 4 images of 128×128": "imagenet128_fsq64000_style_b64_ep20",
    "3D, 17 frames of 128×128": "k600_fsq64000_d64_ep40",
}
STREAMING = TokenizerConfig(
    width=32,
    multipliers=(1, 2, 2),
    encoder_depths=(1, 1, 1),
    decoder_depths=(1, 1, 1),
    middle_depth=1,
    input_kernel=3,
    patch=2,
    norm_groups=8,
    time_strides=(2, 2),
)
TOLERANCES = {
    "ours, channels last": 5e-5,
    "ours, channels last, compiled": 5e-5,
}  # PyTorch's group normalisation sums less exactly there


class Transcription:
    """The published networks as their layer table reads: explicit padding, one function call for each layer."""

    def __init__(self, tokenizer: Tokenizer):
        self.weights, self.quantizer = to_magicmaster(tokenizer), tokenizer.quantizer
        self.time_strides = tokenizer.config.time_strides

    def conv(self, name: str, x: Tensor, stride: tuple[int, ...] = ()) -> Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        side = weight.shape[-1] // 2
        if x.ndim == 4:
            return F.conv2d(F.pad(x, 4 * (side,)), weight, bias, stride or 1)
        stride = stride or (1, 1, 1)
        return F.conv3d(F.pad(x, (*4 * (side,), weight.shape[2] - stride[0], 0)), weight, bias, stride)

    def norm(self, name: str, x: Tensor) -> Tensor:
        return F.group_norm(x, 32, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"], 1e-6)

    def residual(self, name: str, x: Tensor) -> Tensor:
        y = self.conv(f"{name}._residual.2.conv", F.silu(self.norm(f"{name}._residual.0", x)))
        y = self.conv(f"{name}._residual.5.conv", F.silu(self.norm(f"{name}._residual.3", y)))
        return (self.conv(f"{name}._shortcut.conv", x) if f"{name}._shortcut.conv.weight" in self.weights else x) + y

    def residuals(self, name: str, x: Tensor) -> Tensor:
        for i in range(
            4
            if name.endswith(
                (
                    "encoder_layers.0",
                    "encoder_layers.5",
                    "encoder_layers.9",
                    "decoder_layers.0",
                    "decoder_layers.2",
                    "decoder_layers.9",
                )
            )
            else 3
        ):
            x = self.residual(f"{name}.{i}", x)
        return x

    def down(self, name: str, x: Tensor, level: int) -> Tensor:
        return self.conv(f"{name}._conv.conv", x, (self.time_strides[level], 2, 2) if self.time_strides else (2, 2))

    def up(self, name: str, x: Tensor, level: int) -> Tensor:
        x = F.silu(self.conv(f"{name}.net.0.conv", x))
        if x.ndim == 4:
            return F.pixel_shuffle(x, 2)
        stride = self.time_strides[level]
        batch, channels, frames, height, width = x.shape
        x = x.reshape(batch, channels // (4 * stride), stride, 2, 2, frames, height, width).permute(
            0, 1, 5, 2, 6, 3, 7, 4
        )
        return x.reshape(batch, channels // (4 * stride), stride * frames, 2 * height, 2 * width)

    def adaptive(self, name: str, x: Tensor, latent: Tensor) -> Tensor:
        mean = latent.flatten(2).mean(2)
        scale, shift = F.linear(mean, self.weights[f"{name}.linear.weight"], self.weights[f"{name}.linear.bias"]).chunk(
            2, dim=1
        )
        space = (...,) + (None,) * (x.ndim - 2)
        return F.group_norm(x, 32, eps=1e-5) * (1 + scale[space]) + shift[space]

    def encode(self, x: Tensor) -> Tensor:
        layer = "encoder.encoder_layers"
        if x.ndim == 5:
            x = F.pad(x, (0, 0, 0, 0, 3, 0))
        x = self.residuals(f"{layer}.0", self.conv("encoder.conv_in.conv", x))
        x = self.residuals(f"{layer}.3", self.residual(f"{layer}.2", self.down(f"{layer}.1", x, 0)))
        x = self.residuals(f"{layer}.5", self.down(f"{layer}.4", x, 1))
        x = self.residuals(f"{layer}.8", self.residual(f"{layer}.7", self.down(f"{layer}.6", x, 2)))
        return self.residuals(f"{layer}.9", x)

    def decode(self, latent: Tensor) -> Tensor:
        layer = "decoder.decoder_layers"
        x = self.adaptive(f"{layer}.1", self.residuals(f"{layer}.0", latent), latent)
        x = self.up(f"{layer}.3", self.residuals(f"{layer}.2", x), 2)
        x = self.residual(f"{layer}.5", self.adaptive(f"{layer}.4", x, latent))
        x = self.up(f"{layer}.7", self.residuals(f"{layer}.6", x), 1)
        x = self.up(f"{layer}.10", self.residuals(f"{layer}.9", self.adaptive(f"{layer}.8", x, latent)), 0)
        x = self.residual(f"{layer}.12", self.adaptive(f"{layer}.11", x, latent))
        x = self.conv("decoder.conv_out.conv", self.residuals(f"{layer}.13", x))
        return x[:, :, 3:] if x.ndim == 5 else x

    def __call__(self, x: Tensor) -> Tensor:
        return self.decode(self.quantizer(self.encode(x)).quantized)


class Convolutions:
    """The convolutions of a network by themselves, on random inputs that are padded already."""

    def __init__(self, tokenizer: Tokenizer, x: Tensor, layout: torch.memory_format):
        calls, hooks = [], []
        for module in tokenizer.modules():
            if isinstance(module, (nn.Conv2d, nn.Conv3d)):
                hooks.append(
                    module.register_forward_hook(lambda module, inputs, output: calls.append((module, inputs[0].shape)))
                )
        tokenizer(x)
        for hook in hooks:
            hook.remove()
        self.calls, inputs = [], {}
        for module, shape in calls:
            front = getattr(module, "front", 0)
            padded = list(shape[:2]) + [side + 2 * padding for side, padding in zip(shape[2:], module.padding)]
            padded[2] += front
            if tuple(padded) not in inputs:
                inputs[tuple(padded)] = torch.randn(padded).contiguous(memory_format=layout)
            weight = module.weight.detach().contiguous(memory_format=layout)
            self.calls.append(
                (
                    F.conv2d if len(padded) == 4 else F.conv3d,
                    inputs[tuple(padded)],
                    weight,
                    module.bias.detach(),
                    module.stride,
                )
            )

    def __call__(self, x: Tensor) -> None:
        for function, padded, weight, bias, stride in self.calls:
            function(padded, weight, bias, stride)


def make(network: str, form: str) -> tuple[Callable[[Tensor], Tensor], Tensor]:
    """One of the alternatives, and its input; the same weights and input in every process."""
    torch.manual_seed(0)
    tokenizer = Tokenizer(PUBLISHED[NETWORKS[network]].config).eval()
    x = torch.rand(SIZES[network], generator=torch.Generator().manual_seed(0)) * 2 - 1
    layout = torch.channels_last if x.ndim == 4 else torch.channels_last_3d
    if form == "plain transcription":
        return Transcription(tokenizer), x
    if form.startswith("convolutions"):
        return Convolutions(tokenizer, x, layout if "channels last" in form else torch.contiguous_format), x
    tokenizer.optimize(compile="compile" in form, channels_last="channels last" in form)
    return lambda x: tokenizer(x).reconstruction, x


def memory_of_pass(network: str, form: str) -> float:
    """MiB that a pass adds to a process."""
    function, x = make(network, form)
    with torch.inference_mode():
        return peak_memory(lambda: function(x))


def memory_of_stream(frames: int) -> float:
    """MiB that encoding and decoding a clip, frame by frame, adds to a process."""
    torch.manual_seed(0)
    tokenizer = Tokenizer(STREAMING).eval()

    def run() -> None:
        chunks = (torch.zeros(1, 3, 1, 128, 128) for _ in range(frames))
        for _ in tokenizer.stream_decode(tokenizer.stream_encode(chunks)):
            pass

    return peak_memory(run)


def memory_of_training(checkpointing: bool) -> float:
    """MiB that forward and backward add to a process."""
    torch.manual_seed(0)
    tokenizer = Tokenizer(replace(PUBLISHED[NETWORKS["2D, 4 images of 128×128"]].config, width=64))
    tokenizer.gradient_checkpointing = checkpointing
    x = torch.zeros(4, 3, 128, 128)
    return peak_memory(lambda: tokenizer(x).reconstruction.square().mean().backward())


def times(network: str, forms: list[str], rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Median seconds of processor time of a pass of each form, in turns; how far outputs are from the first
    one's, as a part of its largest value."""
    functions = {form: make(network, form) for form in forms}
    seconds, errors, expected = {form: [] for form in forms}, {}, None
    for each in range(rounds + 1):
        for form, (function, x) in functions.items():
            start = time.process_time()
            with torch.inference_mode():
                y = function(x)
            if each:  # the round before was the warm-up
                seconds[form].append(time.process_time() - start)
            elif y is not None:
                expected = y if expected is None else expected
                errors[form] = ((y - expected).abs().max() / expected.abs().max()).item()
                assert errors[form] < TOLERANCES.get(form, 1e-5), f"{network}: {form} differs by {errors[form]}"
    return {form: statistics.median(values) for form, values in seconds.items()}, errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="measured passes of each (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads (default: %(default)s)")
    parser.add_argument("--networks", nargs="*", default=list(SIZES), choices=list(SIZES), help="which (default: both)")
    parser.add_argument(
        "--no-compile", action="store_true", help="leave the compiled forms out: compiling takes minutes"
    )
    parser.add_argument("--markdown", type=Path, help="file to write the tables to")
    args = parser.parse_args()

    convolutions = ["convolutions alone", "convolutions alone, channels last"]
    forms = [
        "plain transcription",
        "ours",
        "ours, channels last",
        *([] if args.no_compile else ["ours, compiled", "ours, channels last, compiled"]),
    ]
    options = " --no-compile" * args.no_compile + (
        "" if args.networks == list(SIZES) else " --networks " + " ".join(f'"{name}"' for name in args.networks)
    )
    lines = [
        "# Tokenizer: encode and decode, streaming, training memory",
        "",
        f"`python benchmarks/tokenizer.py --rounds {args.rounds}{options}`, float32, {platform.machine()} CPU, "
        f"{args.threads} thread(s), torch {torch.__version__}. "
        "Processor time, median of the rounds. All forms have the same weights; *differs* is the largest "
        "difference of the output, as a part of its largest value. "
        "The limit is the faster of the two rows of convolutions alone.",
        "",
        "Each form twice: in a process that keeps freed memory for the next tensor (`mallopt`, see measure.py; "
        "jemalloc and tcmalloc do so, too), and with glibc's "
        "default, which gives large tensors back to the kernel and so makes it zero the pages of each new one. "
        "Memory is the tensors' alone: what is freed is returned.",
    ]
    for network in args.networks:
        print(network, flush=True)
        (kept, errors), (default, _) = (
            in_fresh_process(times, network, forms + convolutions, args.rounds, freed=freed, threads=args.threads)
            for freed in ("kept", "default")
        )
        head = [
            "",
            "kept: seconds",
            "of the transcription",
            "of the limit",
            "default: seconds",
            "of the transcription",
            "of the limit",
            "differs",
            "peak memory, MiB",
        ]
        lines += ["", f"## {network}", "", f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
        for form in forms + convolutions:
            cells = [form]
            for seconds in (kept, default):
                limit = min(seconds[each] for each in convolutions)
                cells += [
                    f"{seconds[form]:.2f}",
                    f"{seconds[form] / seconds['plain transcription']:.3f}",
                    f"{seconds[form] / limit:.3f}",
                ]
            if form in forms:
                memory = in_fresh_process(memory_of_pass, network, form, freed="returned", threads=args.threads)
                cells += [f"{errors[form]:.0e}", f"{memory:,.0f}"]
            else:
                cells += ["", ""]
            lines.append(f"| {' | '.join(cells)} |")
            print(lines[-1], flush=True)
    lines += [
        "",
        "## Streaming",
        "",
        "`stream_encode` and `stream_decode` of a small strictly causal network, frame by frame at 128×128; MiB "
        "beyond the start.",
        "",
        "| frames | tensors | with glibc's default |",
        "|---|---|---|",
    ]
    peaks = {
        frames: [
            in_fresh_process(memory_of_stream, frames, freed=freed, threads=args.threads)
            for freed in ("returned", "default")
        ]
        for frames in (17, 170, 1700)
    }
    lines += [f"| {frames:,} | {tensors:.1f} | {default:.1f} |" for frames, (tensors, default) in peaks.items()]
    lines += [
        "",
        f"The tensors of 1,700 frames take {peaks[1700][0] / peaks[17][0]:.2f} times the memory of those of 17; by "
        "default glibc holds some of what was freed.",
    ]
    memory = [in_fresh_process(memory_of_training, on, freed="returned", threads=args.threads) for on in (False, True)]
    lines += [
        "",
        "## Training",
        "",
        "Forward and backward of the 2D network at width 64, 4 images of 128×128: "
        f"{memory[0]:,.0f} MiB, with gradient checkpointing {memory[1]:,.0f} MiB, {memory[0] / memory[1]:.1f} times "
        "less.",
    ]
    print(*lines[-14:], sep="\n")
    if args.markdown:
        args.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
