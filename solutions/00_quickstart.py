"""Exercises of nbs/00_quickstart.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def share_of_pixels():
    # A token of 16 bits stands for 4 × 4 pixels of 24 bits. The size of the photo is on both sides.
    return 4 * 4 * 24 // 16


def sure_to_stay():
    # The first frame has a grid of its own, and then two frames share one. Frame 9 has the grid (9 + 1) // 2 = 5.
    # No token sees a later frame, so the grids 0, 1, 2, 3 and 4 stay. Later ones may change.
    return (9 + 1) // 2


def digits_left():
    # Whatever digit of 0 to 7 a token has, 7 more than that is at least 7, and is clamped at 7.
    return len((torch.arange(8) + 7).clamp(0, 7).unique())


EXERCISES = [
    Exercise(
        share_of_pixels,
        why="Yes, for a photo of any size: 384 bits of pixels become one token of 16.",
        hint="How many bits have the 4 × 4 pixels of a token? A pixel has three colours of 8 bits.",
        wrong=[
            (16, "This is how many pixels share a token. A pixel has 24 bits, and a token 16."),
            (48, "48 bytes of pixels, yes. But a token has two bytes, too."),
            (6, "A token stands for 4 · 4 pixels, since it is a square."),
            (24 / 16, "This is one pixel against one token. How many pixels does a token stand for?"),
        ],
    ),
    Exercise(
        sure_to_stay,
        why="Yes: grids 0 to 4 are of frames 0 to 8, and no token sees a later frame.",
        hint="Which of the nine grids does frame 9 share? Which ones come before it?",
        wrong=[
            (4, "The first grid has the number 0. Count it, too."),
            (6, "Grid 5 is that of frames 9 and 10, so it may change. How many come before it?"),
            (8, "Only earlier grids are sure to stay. Later ones see frame 9 as a part of the past."),
            (9, "These are all grids. The one that frame 9 is in will change."),
            (0, "No token sees a later frame. So what came before frame 9 is not touched."),
        ],
    ),
    Exercise(
        digits_left,
        why="Yes: all end at 7, the largest of eight values. What the channel told is lost.",
        hint="What becomes of the digit 0, of the digit 3, and of the digit 7?",
        wrong=[
            (8, "Digits are not moved round: a digit beyond 7 is clamped at 7."),
            (7, "0 + 7 is 7. And 1 + 7 would be 8, which is clamped at 7 as well."),
            (0, "Each token keeps six digits. This one has the same value everywhere."),
        ],
    ),
]
