"""Images per second of a whole evaluation, against the same networks alone, in one run.

    python benchmarks/evaluate.py --markdown benchmarks/evaluate.md

The whole evaluation reads JPEG files, reconstructs, measures PSNR, SSIM and the features of FID's Inception (with
random weights: only time is measured), keeps parts and computes the results. The networks alone see the same number
of random tensors. Both take turns; the overhead is the ratio of their median times.
"""

import argparse
import platform
import statistics
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

import torch
from PIL import Image

from magicmaster_nb.data.datasets import HeldoutImageDataset
from magicmaster_nb.data.samples import sample_paths
from magicmaster_nb.metrics.evaluation import SampleMeasures, Task, measure_all, our_subject, read_parts
from magicmaster_nb.metrics.inception import Inception, random_inception_state
from magicmaster_nb.metrics.protocols import ProtocolFeatures, get_protocol, network_input
from magicmaster_nb.metrics.results import make_cards
from magicmaster_nb.metrics.similarity import psnr, ssim
from magicmaster_nb.tokenizer.core import Tokenizer
from magicmaster_nb.tokenizer.saving import shipped

SIDE, BATCH = 128, 8


def make_images(folder: Path, count: int) -> list[Path]:
    """JPEG files of 500 px, cut from the bundled photos."""
    photos, paths = sample_paths("photo", "train"), []
    for number in range(count):
        with Image.open(photos[number % len(photos)]) as image:
            path = folder / f"{number:04d}.jpg"
            image.convert("RGB").resize((500, 500)).save(path, quality=90)
            paths.append(path)
    return paths


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", type=Path, help="also write the table to this file")
    parser.add_argument("--images", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=0, help="loading processes")
    arguments = parser.parse_args()
    tokenizer = Tokenizer.from_pretrained(shipped("images")).eval()
    protocol, network = get_protocol("ours", "images"), Inception(random_inception_state(0))
    subject, features = our_subject(tokenizer, {"name": "images"}), ProtocolFeatures(protocol, network)
    with tempfile.TemporaryDirectory() as name:
        paths = make_images(Path(name), arguments.images)
        dataset = HeldoutImageDataset(paths, SIDE, SIDE)

        def whole(round_number: int) -> None:
            measures = SampleMeasures(("psnr", "ssim", "usage", "fid"), protocol, tokenizer, network)
            with patch("magicmaster_nb.metrics.results.GROUPS", 10**9):  # no error bar: its cost depends on n alone
                task = Task(
                    subject, dataset, measures, {}, Path(name, f"parts {round_number}"), BATCH, arguments.workers
                )
                measure_all(task)
                make_cards(task, read_parts(task), "benchmark")

        @torch.no_grad()
        def networks_alone(_: int) -> None:
            for _ in range(0, arguments.images, BATCH):
                images = torch.rand(BATCH, 3, SIDE, SIDE) * 2 - 1
                reconstruction = tokenizer(images).reconstruction.clamp(-1, 1)
                psnr(images, reconstruction), ssim(images, reconstruction)
                for x in (images, reconstruction):
                    features.network(network_input(protocol, (x + 1) * 127.5))

        seconds: dict[str, list[float]] = {"whole evaluation": [], "networks alone": []}
        networks_alone(0)
        for number in range(arguments.rounds):
            for kind, run in (("whole evaluation", whole), ("networks alone", networks_alone)):
                start = time.perf_counter()
                run(number)
                seconds[kind].append(time.perf_counter() - start)
                print(kind, f"{seconds[kind][-1]:.2f} s", flush=True)
    medians = {kind: statistics.median(times) for kind, times in seconds.items()}
    overhead = medians["whole evaluation"] / medians["networks alone"] - 1
    lines = [
        "# A whole evaluation against its networks alone",
        "",
        f"`python benchmarks/evaluate.py`, {arguments.images} JPEG files of 500 px as {SIDE}², batches of {BATCH},"
        f" {arguments.workers} loading processes, {platform.machine()} CPU, {torch.get_num_threads()} thread(s),"
        f" torch {torch.__version__}, median of {arguments.rounds} rounds. Inception has random weights.",
        "",
        "| what | images per second |",
        "|---|---|",
        *(f"| {kind} | {arguments.images / spent:.2f} |" for kind, spent in medians.items()),
        "",
        f"Overhead: {overhead:.1%}.",
    ]
    if arguments.markdown:
        arguments.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[4:]))


if __name__ == "__main__":
    main()
