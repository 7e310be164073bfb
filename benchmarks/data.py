"""Images, clips, shards and resuming: samples per second of one core against named alternatives, in one run.

    pip install torchvision torchcodec decord
    python benchmarks/data.py --markdown benchmarks/data.md

The bundled photos, stored as JPEG with a long side of 500 px, become 128×128: by torchvision's ImageFolder on Pillow,
by ours, and by two ways over torchcodec. The bundled clips, stored as H.264 of 768×576 with a key frame every 250
frames, are the originals from which clips of 17 frames at 128×128 are read by each back-end, and again from files with
a short side of 128 px and a key frame every 12 frames, as `data_scripts/resize_videos.py` makes them. Alternatives take
turns for every sample. Processor time of all threads is counted, which other programs hardly stretch.
"""

import argparse
import contextlib
import os
import platform
import random
import statistics
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import TypeVar

import av
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from magicmaster_nb.data.datasets import ClipDataset, ImageDataset
from magicmaster_nb.data.images import center_crop_resize, read_image, to_tensor
from magicmaster_nb.data.loading import stream_loader
from magicmaster_nb.data.samples import sample_paths
from magicmaster_nb.data.shards import Sample, open_sample
from magicmaster_nb.data.sources import SampleList, find_images
from magicmaster_nb.data.video_files import iterate_images
from magicmaster_nb.preparation.videos import ResizeOptions, resize_videos

SIZE, FRAMES, INTERVAL = 128, 17, 2
WIDTH, HEIGHT, RATE, KEY_FRAMES = 768, 576, 25, 250  # of the original videos
Case = TypeVar("Case")
PACKAGES = ("torch", "torchvision", "pillow", "torchcodec", "av", "decord")


def with_child() -> float:
    """Seconds of processor time of this process and its child, in which decord and torchcodec run."""
    seconds, ticks = time.process_time(), os.sysconf("SC_CLK_TCK")
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(") ")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / ticks
    return seconds


def times(
    cases: dict[Case, Callable[[int], object]], count: int, rounds: int, clock: Callable[[], float] = time.process_time
) -> dict[Case, float]:
    """Seconds of processor time for one of `count` samples, which all cases read in turns; the median of the rounds."""
    seconds: dict[Case, list[float]] = {name: [] for name in cases}
    names, rng = list(cases), random.Random(0)
    for each in range(rounds + 1):
        sums = dict.fromkeys(cases, 0.0)
        for index in range(count):
            rng.shuffle(names)  # none is always behind the same one
            for name in names:
                start = clock()
                cases[name](index)
                sums[name] += clock() - start
        if each:  # the first was the warm-up
            for name, value in sums.items():
                seconds[name].append(value / count)
    return {name: statistics.median(values) for name, values in seconds.items()}


# Images


def write_photos(folder: Path, count: int) -> list[Path]:
    """JPEG files with a long side of 500 px, in ten class folders."""
    photos = sample_paths("photo", "train") + sample_paths("photo", "heldout")
    paths = []
    for number in range(count):
        image = read_image(photos[number % len(photos)])
        scale = 500 / max(image.size)
        image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
        path = folder / f"class_{number % 10}" / f"{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, quality=90)
        paths.append(path)
    return sorted(paths)


def by_torchcodec(path: Path) -> torch.Tensor:
    """torchcodec's decoder and the published resize, which is Pillow's."""
    from torchcodec.decoders import decode_jpeg

    pixels = decode_jpeg(path).permute(1, 2, 0).numpy()
    whole = Image.frombuffer("RGB", (pixels.shape[1], pixels.shape[0]), pixels, "raw", "RGB", 0, 1)
    return to_tensor(center_crop_resize(whole, SIZE))


def by_tensors(path: Path) -> torch.Tensor:
    """torchcodec's decoder and PyTorch's antialiased resize, which rounds a little differently from Pillow's."""
    from torchcodec.decoders import decode_jpeg

    pixels = decode_jpeg(path)
    side = min(pixels.shape[1:])
    top, left = ((length - side) // 2 for length in pixels.shape[1:])
    square = pixels[None, :, top : top + side, left : left + side]
    small = F.interpolate(square, size=(SIZE, SIZE), mode="bilinear", antialias=True)[0]
    return small.contiguous().float().div_(127.5).sub_(1)


def image_rows(folder: Path, count: int, rounds: int) -> list[str]:
    """Images per second, and where the time goes."""
    from torchvision import transforms
    from torchvision.datasets import ImageFolder

    paths = write_photos(folder, count)
    square = [transforms.Resize(SIZE), transforms.CenterCrop(SIZE), transforms.ToTensor()]
    scaled = [*square, transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))]
    theirs = {name: ImageFolder(folder, transforms.Compose(t)) for name, t in (("01", square), ("11", scaled))}
    ours = ImageDataset(paths, SIZE)
    opened = [read_image(path) for path in paths]
    squares = [center_crop_resize(image, SIZE) for image in opened]
    exact = torch.stack([to_tensor(image) for image in squares])
    assert torch.equal(torch.cat([ours[i, i][0] for i in range(count)]), exact)

    reference = "ImageFolder: Resize, CenterCrop, ToTensor, Normalize to [-1, 1]"
    cases = {
        reference: lambda i: theirs["11"][i],
        "ImageFolder: Resize, CenterCrop, ToTensor": lambda i: theirs["01"][i],
        "ours": lambda i: ours[i, i],
    }
    parts = {
        "read_image: open and decode": lambda i: read_image(paths[i]),
        "center_crop_resize": lambda i: center_crop_resize(opened[i], SIZE),
        "to_tensor": lambda i: to_tensor(squares[i]),
    }
    if installed("torchcodec"):
        assert torch.equal(torch.stack([by_torchcodec(path) for path in paths]), exact)
        cases["torchcodec, resize by Pillow: the same values"] = lambda i: by_torchcodec(paths[i])
        levels = (torch.stack([by_tensors(path) for path in paths]) - exact).abs() * 127.5
        assert levels.max() < 1.01
        share = (levels > 0.5).float().mean().item()
        name = f"torchcodec, resize by PyTorch: {share:.2%} of the values differ by one level"
        cases[name] = lambda i: by_tensors(paths[i])
    seconds = times(cases | parts, count, rounds)
    rows = ["| 500 px JPEG → 128×128 | images/s | times as fast |", "|---|---|---|"]
    rows += [f"| {name} | {1 / seconds[name]:.0f} | {seconds[reference] / seconds[name]:.2f} |" for name in cases]
    whole = seconds["ours"]
    shares = ", ".join(f"`{name}` {seconds[name] / whole:.0%}" for name in parts)
    print(*rows, sep="\n", flush=True)
    return ["## Images", "", *rows, "", f"Of our {1e3 * whole:.2f} ms per image: {shares}."]


# Clips


def installed(package: str) -> bool:
    """Whether a package is there."""
    try:
        return bool(version(package))
    except PackageNotFoundError:
        return False


def write_original(path: Path, clips: list[Path], frames: int) -> None:
    """An H.264 file of 768×576 from bundled clips, with the noise of a camera."""
    rng = np.random.default_rng(0)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"crf": "23", "preset": "veryfast"})
        stream.width, stream.height, stream.pix_fmt, stream.gop_size = WIDTH, HEIGHT, "yuv420p", KEY_FRAMES
        images = (image for clip in clips for image in iterate_images(clip))
        for image in islice(images, frames):
            large = np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), np.int16)
            noise = rng.integers(-5, 6, large.shape[:2], np.int16)[..., None]
            frame = av.VideoFrame.from_ndarray((large + noise).clip(0, 255).astype(np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def clip_rows(folder: Path, count: int, clips: int, rounds: int) -> list[str]:
    """Clips per second from originals and from prepared files, by each back-end."""
    bundled = sample_paths("clip", "train") + sample_paths("clip", "heldout")
    for name in ("originals", "prepared"):
        (folder / name).mkdir(parents=True)
    for number in range(count):
        turn = 2 * number % len(bundled)
        original = folder / "originals" / f"{number}.mp4"
        write_original(original, bundled[turn:] + bundled[:turn], 10 * RATE)
    with contextlib.redirect_stdout(sys.stderr):
        resize_videos(ResizeOptions(videos=str(folder / "originals"), out=folder / "prepared", short_side=SIZE))
    files = {name: sorted((folder / name).rglob("*.mp4")) for name in ("originals", "prepared")}
    cases, missing = {}, []
    for backend in ("pyav", "decord", "torchcodec"):
        try:
            for name, paths in files.items():
                dataset = ClipDataset(paths, SIZE, FRAMES, INTERVAL, backend=backend)
                assert dataset[0, 0][0].shape == (1, 3, FRAMES, SIZE, SIZE)
                cases[name, backend] = lambda i, d=dataset: d[i, i % len(d)]  # all read the same clips
        except (ImportError, OSError, ValueError) as error:
            missing.append(str(error).partition("\n")[0].removeprefix("backend: "))
    seconds = times(cases, clips, rounds, with_child)
    slowest = seconds.get(("originals", "decord"))
    rows = ["| 17 frames of 128×128 | back-end | clips/s | times decord on the originals |", "|---|---|---|---|"]
    for (name, backend), value in sorted(seconds.items()):
        ratio = f"{slowest / value:.2f}" if slowest else ""
        rows.append(f"| {name} | {backend} | {1 / value:.2f} | {ratio} |")
    print(*rows, *missing, sep="\n", flush=True)
    rate = 8e-6 * files["originals"][0].stat().st_size / 10
    return [
        "## Clips",
        "",
        f"Every second frame from a random one on, centre square. Originals: {count} of 10 s, {WIDTH}×{HEIGHT}, "
        f"{rate:.1f} Mbit/s, a key frame every {KEY_FRAMES} frames. Prepared: a short side of {SIZE} px, a "
        "key frame every 12, by `resize_videos.py`.",
        "",
        *rows,
        *(f"\nNot measured: {sentence}." for sentence in missing),
    ]


# Shards, and resuming


def write_shard(path: Path, files: list[Path]) -> None:
    """A tar file of images, as webdataset has it."""
    with tarfile.open(path, "w") as archive:
        for file in files:
            archive.add(file, arcname=file.name)


def shard_rows(folder: Path, rounds: int) -> list[str]:
    """Images per second from loose files and from a shard, decoded or only read."""
    paths = sorted((folder / "photos").rglob("*.jpg"))
    (folder / "shards").mkdir()
    write_shard(folder / "shards" / "000000.tar", paths)
    members = find_images(folder / "shards", "train")
    assert [sample.name for sample in members[:]] == [path.name for path in paths]
    loose, packed = ImageDataset(paths, SIZE), ImageDataset(members, SIZE)

    def opened(sample: Sample) -> None:
        with open_sample(sample) as file:
            file.read()

    cases = {
        "loose": lambda i: loose[i, i],
        "shard": lambda i: packed[i, i],
        "loose, read": lambda i: opened(paths[i]),
        "shard, read": lambda i: opened(members[i]),
    }
    seconds = times(cases, len(paths), rounds)
    rows = ["| images/s | loose files | one shard | shard by loose |", "|---|---|---|---|"]
    for name, suffix in (("read, decoded, resized", ""), ("read alone", ", read")):
        a, b = (1 / seconds[kind + suffix] for kind in ("loose", "shard"))
        rows.append(f"| {name} | {a:.0f} | {b:.0f} | {b / a:.2f} |")
    print(*rows, sep="\n", flush=True)
    return ["## Shards", "", *rows]


def resume_rows(folder: Path, listed: int, members: int, rounds: int) -> list[str]:
    """Seconds until the first batch of a run that goes on at a position, from a long list and from a shard."""
    paths = sorted((folder / "photos").rglob("*.jpg"))
    start = time.process_time()
    long_list = SampleList(str(paths[number % len(paths)]) for number in range(listed))
    listing = time.process_time() - start

    small = folder / "small.jpg"
    Image.open(paths[0]).resize((64, 64)).save(small)
    shards = folder / "many"
    shards.mkdir()
    with tarfile.open(shards / "000000.tar", "w") as archive:
        for number in range(members):
            archive.add(small, arcname=f"{number:08}.jpg")
    start = time.process_time()
    find_images(shards, "train")
    headers = time.process_time() - start  # and the index is written

    def first_batch(samples: Sequence[Sample], position: int) -> None:
        next(iter(stream_loader(ImageDataset(samples, SIZE), 16, start=position // 16)))

    positions = (0, 10**6, 10**9)
    cases = {("list", position): lambda _, p=position: first_batch(long_list, p) for position in positions}
    cases |= {("shard", p): lambda _, p=p: first_batch(find_images(shards, "train"), p) for p in positions}
    seconds = times(cases, 1, rounds)
    rows = [
        f"| ms until the first batch at position | {' | '.join(f'{p:,}' for p in positions)} |",
        "|---|---|---|---|",
    ]
    names = {"list": f"list of {listed:,} files", "shard": f"shard of {members:,} files, opened with its index"}
    for kind, name in names.items():
        rows.append(f"| {name} | {' | '.join(f'{1e3 * seconds[kind, p]:.0f}' for p in positions)} |")
    print(*rows, sep="\n", flush=True)
    return [
        "## Resuming",
        "",
        *rows,
        "",
        f"A batch is 16 images of 128×128. Once before that: {listing:.1f} s to make the list, and {headers:.2f} s to "
        "read the headers of a shard that has no index yet.",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds (default: %(default)s)")
    parser.add_argument("--photos", type=int, default=69, help="JPEG files (default: %(default)s)")
    parser.add_argument("--videos", type=int, default=1, help="original videos of 10 s (default: %(default)s)")
    parser.add_argument("--clips", type=int, default=4, help="clips in a round (default: %(default)s)")
    parser.add_argument("--markdown", type=Path, help="file to write the tables to")
    args = parser.parse_args()
    if missing := [package for package in ("torchvision",) if not installed(package)]:
        sys.exit(f"{missing[0]} is needed for the comparison: pip install {missing[0]}")
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            *image_rows(folder / "photos", args.photos, args.rounds),
            "",
            *clip_rows(folder / "videos", args.videos, args.clips, args.rounds),
            "",
            *shard_rows(folder, args.rounds),
            "",
            *resume_rows(folder, 1_281_167, 20_000, args.rounds),
        ]
    packages = ", ".join(f"{each} {version(each)}" for each in PACKAGES if installed(each))
    head = [
        "# Data: images, clips, shards, resuming",
        "",
        f"`python benchmarks/data.py`, one thread of an {platform.machine()} CPU, {packages}, median of {args.rounds} "
        "rounds, processor time.",
        "",
    ]
    if args.markdown:
        args.markdown.write_text("\n".join(head + lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
