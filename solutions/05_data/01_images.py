"""Exercises of nbs/05_data/01_images.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def to_levels(x):
    # Clamp first: -1.7 has no level. Then undo v / 127.5 - 1, and round to the nearest level.
    return ((x.clamp(-1, 1) + 1) * 127.5).round()


def seen_period():
    # One cycle per 2.5 px, and 4 px become one: 1.6 cycles per pixel of the small image.
    # It can show at most 0.5. What is seen is the distance to the nearest whole number: |1.6 - 2| = 0.4.
    cycles = 4 / 2.5
    return 1 / abs(cycles - round(cycles))


def size_without_false_rings():
    # The phase is rings · r², so at the border it grows by 2 · rings cycles per unit. The image is two units wide.
    # A pixel of the small image is 2 / size units: it has 4 · rings / size cycles there. At most 0.5 can be shown.
    rings = 4
    return next(size for size in (16, 32, 64, 128) if 4 * rings / size <= 0.5)


VALUES = [(torch.tensor([-1.0, 1.0, 0.1, -0.37, 0.999]),), (torch.tensor([-1.7, 0.004, 3.0]),)]
EXERCISES = [
    Exercise(
        to_levels,
        why="Yes. Rounding brings back all 256 values, and the clamp keeps a network's 1.02 white.",
        hint="Undo v / 127.5 - 1. Then think of 0.999, and of 3.0.",
        wrong=[
            (
                lambda x: ((x.clamp(-1, 1) + 1) * 127.5).floor(),
                "You cut the fraction off. That darkens by half a level.",
            ),
            (
                lambda x: ((x + 1) * 127.5).round(),
                "Values outside of [-1, 1] get levels that do not exist. Clamp them.",
            ),
            (lambda x: (x.clamp(0, 1) * 255).round(), "This is for values in [0, 1]. Here black is -1."),
            (lambda x: (x.clamp(-1, 1) + 1) * 127.5, "A level is a whole number."),
        ],
        tries=VALUES,
        within=1e-5,
    ),
    Exercise(
        seen_period,
        why="Yes: the false stripes have 0.4 cycles per pixel. Nothing in the small image says that they are false.",
        hint="How many cycles fall on one pixel of the small image? And what does the formula of f' make of them?",
        wrong=[
            (0.625, "This is their true period in small pixels. An image can show none that is shorter than 2."),
            (10.0, "Shrinking makes a pattern finer, not coarser: 2.5 px become 0.625."),
            (0.4, "This is the frequency that is seen. The period is one by that."),
            (1.6, "So many cycles fall on a small pixel. It can show half of one, so another frequency is seen."),
            (1.667, "You took the part behind the point, 0.6. But 1.6 is nearer to 2 than to 1, and 0.6 is above 0.5."),
        ],
    ),
    Exercise(
        size_without_false_rings,
        why="Yes. The finest rings are at the border, and half of the rings need half of the pixels.",
        hint="With 8 rings, and at the border, one pixel of a 64 px image has half a cycle. It can show just that.",
        wrong=[
            (64, "That is the size for 8 rings. With 4, the pattern is half as fine."),
            (16, "Look at the border: there one pixel of the 16 px image would have to show a whole cycle."),
            (128, "At 128 px nothing is shrunk. Smaller sizes can show these rings, too."),
        ],
    ),
]
