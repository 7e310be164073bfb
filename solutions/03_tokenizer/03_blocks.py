"""Exercises of nbs/03_tokenizer/03_blocks.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch
import torch.nn.functional as F

from magicmaster_nb.exercises import Exercise


def branch_variance():
    # A third of the mean square of SiLU(g) for a standard normal g, by the trapezoid rule.
    g = torch.linspace(-8, 8, 10001, dtype=torch.float64)
    density = torch.exp(-g.square() / 2) / math.sqrt(2 * math.pi)
    return torch.trapezoid(F.silu(g).square() * density, g).item() / 3


def blocks_until_doubled():
    # Twice the standard deviation is four times the variance: three more than the input has.
    return math.ceil(3 / branch_variance())


def finer_twin():
    # Below 1/4 it is 0.15, which becomes 0.3. Above, |2f - 1| = 0.3.
    return (1 - 0.3) / 2


def space_to_depth(x):
    # pixel_unshuffle lays the four pixels of a cell out as four neighbouring channels, in the order of depth_to_space.
    return F.pixel_unshuffle(x, 2)


def grouped_by_pixel(x):
    b, c, h, w = x.shape
    return F.pixel_unshuffle(x, 2).view(b, c, 4, h // 2, w // 2).transpose(1, 2).reshape(b, 4 * c, h // 2, w // 2)


def only_reshaped(x):
    b, c, h, w = x.shape
    return x.reshape(b, 4 * c, h // 2, w // 2)


def columns_first(x):
    return F.pixel_unshuffle(x.transpose(2, 3), 2).transpose(2, 3)


def stripes():
    # 0.45 becomes 0.1 cycles per pixel, and 0.4 becomes 0.2: more cycles, so narrower stripes.
    before, after = (abs(2 * frequency - round(2 * frequency)) for frequency in (0.45, 0.4))
    return "narrower" if after > before else "wider"


EXERCISES = [
    Exercise(
        blocks_until_doubled,
        why="Yes: 26 blocks, and every further doubling takes four times as many. Deep rows grow slowly.",
        hint="What has the variance to be when the standard deviation is 2? And what had it been at the start?",
        wrong=[
            (9, "After 9 blocks the *variance* has doubled. The standard deviation is its root."),
            (34, "The variance must become 4. But the input brings 1 of it."),
            (25, "Nearly: after 25 blocks it is 3.96."),
            (25.3, "Blocks come whole. How many of them are enough?"),
            (17, "Did you double the variance twice? It grows by addition, not by factors."),
        ],
    ),
    Exercise(
        finer_twin,
        why="Yes: 0.35 and 0.15 are mirrored at ¼. From the small map alone nobody can tell which of them was there.",
        hint="Look for f between ¼ and ½ with |2f − 1| = 0.3.",
        wrong=[
            (0.15, "0.15 does become 0.3, but it is below ¼: it is the true stripe, and its twin is asked for."),
            (
                0.6,
                "This doubles 0.3. But a grid of pixels shows at most ½ cycle per pixel.",
            ),
            (0.65, "This is the same stripe as 0.35, but no pixel grid shows more than ½ cycle per pixel."),
            (0.2, "0.2 is below ¼, and becomes 0.4."),
        ],
    ),
    Exercise(
        space_to_depth,
        why="Yes. It loses nothing, which is why a configuration may begin with it (its field `patch`).",
        hint="Channel 4c + 2p₁ + p₂ holds the pixels of rows 2h + p₁ and columns 2w + p₂: x[:, c, p₁::2, p₂::2].",
        wrong=[
            (
                grouped_by_pixel,
                "Your channels are ordered by pixel first. Here the four values of one map stand together.",
            ),
            (only_reshaped, "Reshaping cuts rows into pieces. A cell takes two pixels from each of two rows."),
            (
                columns_first,
                "Rows and columns of the cell are swapped: channel 1 is the pixel at the right, not the one below.",
            ),
        ],
        tries=[(torch.arange(48.0).view(1, 2, 4, 6),), (torch.arange(96.0).view(2, 3, 4, 4),)],
    ),
    Exercise(
        stripes,
        why="Yes: beyond ¼ the order is reversed. A coarser stripe before is a finer one after.",
        hint="Compute both with `alias`.",
        wrong=[
            (
                "wider",
                "A lower frequency has wider stripes before. But beyond ¼ cycle per pixel the fold reverses the order.",
            ),
            ("the same", "Only 0.05 and 0.45 end as the same stripes, or 0.1 and 0.4."),
        ],
    ),
]
