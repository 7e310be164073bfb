"""Time and memory of the quantizers against named alternatives, in one run: forward and backward on 41,472 positions.

    pip install vector-quantize-pytorch
    python benchmarks/quantizers.py --markdown benchmarks/quantizers.md

FSQ and LFQ run against vector-quantize-pytorch, DSQ against the plain loop over levels below. Each pair first has to
agree in codes and gradients. Alternatives take turns within every round, and the ratio is that of their median times.
"""

import argparse
import platform
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import torch
from measure import in_fresh_process, peak_memory
from torch import Tensor, nn

from magicmaster_nb.quantizers import DSQ, FSQ, LFQ
from magicmaster_nb.quantizers.dsq import Inward

SHAPE = (32, 36, 36)  # batch, height, width: 41,472 positions
LEVELS = [8, 8, 8, 5, 5, 5]


class LoopDSQ(nn.Module):
    """DSQ as its formula reads: for each channel, a loop over its bins."""

    def __init__(self, dsq: DSQ):
        super().__init__()
        self.dsq = dsq

    def forward(self, z: Tensor) -> tuple[Tensor, Tensor]:
        edges, lengths = self.dsq.bins(z.dtype)
        codes, indices, basis = [], 0, 1
        for channel, level in enumerate(self.dsq.levels):
            spacing = 2 / (level - 1)
            low, high = edges[channel, 0].detach(), edges[channel, level - 1].detach()
            x = Inward.apply(z[:, channel], low, high)
            code, digit, smooth = self.dsq.codes[channel, 0], torch.zeros_like(x), torch.full_like(x, -1)
            for i in range(level - 1):
                edge, length = edges[channel, i], lengths[channel, i]
                above = x > edge + length / 2
                code, digit = torch.where(above, self.dsq.codes[channel, i + 1], code), digit + above
                inside = (x > edge) & (x <= edge + length)
                smooth = torch.where(inside, -1 + i * spacing + spacing / length * (x - edge), smooth)
                smooth = torch.where(x > edge + length, -1 + (i + 1) * spacing, smooth)
            first, last = (self.dsq.leak * spacing / lengths[channel, i].detach() for i in (0, level - 2))
            smooth = torch.where(x <= low, smooth + first * (x - low), smooth)
            smooth = torch.where(x > high, smooth + last * (x - high), smooth)
            codes.append(code + smooth - smooth.detach())
            indices, basis = indices + digit.long() * basis, basis * level
        return torch.stack(codes, 1), indices


def pairs() -> dict[str, tuple[Callable[[], nn.Module], Callable[[], nn.Module], int]]:
    """Name → (ours, alternative, channels)."""
    import vector_quantize_pytorch as vqp

    lfq = dict(entropy_loss_weight=0.1, commitment_loss_weight=0.25)
    return {
        "FSQ 8·8·8·5·5·5": (lambda: FSQ(LEVELS), lambda: vqp.FSQ(LEVELS), 6),
        "LFQ 6 bits": (lambda: LFQ(6), lambda: vqp.LFQ(dim=6, codebook_size=2**6, **lfq), 6),
        "LFQ 10 bits": (lambda: LFQ(10), lambda: vqp.LFQ(dim=10, codebook_size=2**10, **lfq), 10),
        "DSQ 8·8·8·5·5·5": (lambda: DSQ(LEVELS), lambda: LoopDSQ(DSQ(LEVELS)), 6),
    }


def latent(channels: int, device: str) -> Tensor:
    """The same latent in every process."""
    batch, *space = SHAPE
    return torch.randn(batch, channels, *space, generator=torch.Generator().manual_seed(0)).to(device).requires_grad_()


def step(quantizer: nn.Module, z: Tensor) -> tuple[Tensor, Tensor]:
    """Forward and backward; codes and gradient of the latent."""
    z.grad = None
    codes, _, *loss = quantizer(z)
    outputs = [codes, *(each for each in loss if each.requires_grad)]
    torch.autograd.backward(outputs, [codes.detach(), *map(torch.ones_like, outputs[1:])])
    return codes.detach(), z.grad


def check_agreement(name: str, ours: nn.Module, other: nn.Module, z: Tensor) -> None:
    """Stop where the two do not compute the same."""
    for what, a, b, tolerance in zip(("codes", "gradients"), step(ours, z), step(other, z), (1e-5, 1e-4)):
        share = ((a - b).abs() > tolerance * (1 + b.abs())).float().mean().item()
        if share > 1e-4:  # a latent on a threshold may be rounded either way
            sys.exit(f"{name}: {share:.2%} of the {what} differ between the two")


def times(modules: dict[str, nn.Module], z: Tensor, rounds: int) -> dict[str, float]:
    """Median seconds of a step of each, in turns."""
    seconds = {name: [] for name in modules}
    for each in range(rounds + 3):
        for name, module in modules.items():
            start = time.perf_counter()
            step(module, z)
            if z.device.type == "cuda":
                torch.cuda.synchronize()
            if each >= 3:  # those before were the warm-up
                seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


def added_memory(name: str, alternative: bool, device: str) -> float:
    """MiB that one step adds to a process."""
    *makes, channels = pairs()[name]
    module, z = makes[alternative]().to(device), latent(channels, device)
    step(module, z[:1].detach().requires_grad_())  # libraries load what they need
    return peak_memory(lambda: step(module, z), device)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30, help="measured steps of each (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads (default: %(default)s)")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu", choices=["cpu", "cuda"])
    parser.add_argument("--markdown", type=Path, help="file to write the table to")
    args = parser.parse_args()
    try:
        cases = pairs()
    except ImportError as error:
        sys.exit(f"vector-quantize-pytorch is needed for the comparison ({error}): pip install vector-quantize-pytorch")
    torch.set_num_threads(args.threads)

    rows = []
    for name, (*makes, channels) in cases.items():
        torch.manual_seed(0)
        ours, other = (make().to(args.device) for make in makes)
        z = latent(channels, args.device)
        check_agreement(name, ours, other, z)
        compiled = {"ours compiled": torch.compile(ours, fullgraph=True), "other compiled": torch.compile(other)}
        seconds = times({"ours": ours, "other": other} | compiled, z, args.rounds)
        memory = [
            in_fresh_process(added_memory, name, alternative, args.device, freed="returned")
            for alternative in (False, True)
        ]
        for mode in ("", " compiled"):
            a, b = seconds["ours" + mode] * 1e3, seconds["other" + mode] * 1e3
            shown = f"{memory[0]:.0f} | {memory[1]:.0f}" if not mode else " | "
            rows.append(f"| {name} | {mode.strip() or 'eager'} | {a:.2f} | {b:.2f} | {b / a:.2f} | {shown} |")
            print(rows[-1], flush=True)

    positions = SHAPE[0] * SHAPE[1] * SHAPE[2]
    where = (
        torch.cuda.get_device_name() if args.device == "cuda" else f"{platform.machine()} CPU, {args.threads} thread(s)"
    )
    table = [
        "# Quantizers: forward and backward",
        "",
        f"`python benchmarks/quantizers.py`, {positions:,} positions, float32, {where}, torch {torch.__version__}, "
        f"vector-quantize-pytorch {version('vector-quantize-pytorch')}, median of {args.rounds} rounds. "
        "FSQ and LFQ against vector-quantize-pytorch, DSQ against a loop over levels; memory is what one eager "
        "step adds to a process.",
        "",
        "| quantizer | mode | ours, ms | other, ms | times as fast | ours, MiB | other, MiB |",
        "|---|---|---|---|---|---|---|",
        *rows,
    ]
    if args.markdown:
        args.markdown.write_text("\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
