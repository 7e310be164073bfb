"""Exercises of nbs/08a_prior/06_token_sets.ipynb: right answers, worked, and the usual wrong ones."""

import numpy as np
import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.data import tiles


def unpack(row, grid):
    # The class stands first, then the tokens, row by row.
    return int(row[0]), row[1:].reshape(grid)


def class_last(row, grid):
    return int(row[-1]), row[:-1].reshape(grid)


def columns_first(row, grid):
    return int(row[0]), row[1:].reshape(grid[::-1]).T


def flat(row, grid):
    return int(row[0]), row[1:]


def tiles_and_places():
    # Side by side, one row of two fits. In training the part may begin at any of 9 rows and 21 columns.
    held_out = len(tiles(np.zeros((24, 36)), (16, 16)))
    return held_out, (24 - 16 + 1) * (36 - 16 + 1)


def what_to_remember():
    # The seed stands in the recipe, and the place follows from the seed and the position.
    return "the position"


def seen_more_often():
    # The places at which a part begins are equally likely. Of these, one has the corner in it.
    starts = [(row, column) for row in range(9) for column in range(21)]

    def times(row, column):
        return sum(0 <= row - top < 16 and 0 <= column - left < 16 for top, left in starts)

    corner, middle = times(0, 0), times(12, 18)  # 1 and 144 of 189
    return "the middle" if middle > corner else "the corner"


EXERCISES = [
    Exercise(
        unpack,
        why="Yes. One row of numbers passes through any loader, whatever the shape of the grid.",
        hint="`row[0]` is the class. `reshape(grid)` puts the others in their places.",
        wrong=[
            (class_last, "The class stands first in the row, before the tokens."),
            (columns_first, "The tokens follow row by row: the first row of the grid comes first."),
            (flat, "The tokens are still in one row. Which shape has the grid?"),
        ],
        tries=[(torch.arange(7), (2, 3)), (torch.arange(13).flip(0), (4, 3)), (torch.arange(5), (2, 2))],
    ),
    Exercise(
        tiles_and_places,
        why="Yes. Training sees many parts that overlap. A measure takes each token once at most.",
        hint="How many parts of 16 × 16 lie side by side? And at how many rows and columns may one begin?",
        wrong=[
            ((2, 160), "The last place counts as well: 24 - 16 = 8 rows may be left above, and so may none."),
            ((3, 189), "There are tokens enough for three. But only two parts fit side by side, in one row."),
            ((6, 189), "Parts that would stick out are left away: 24 / 16 and 36 / 16 are rounded down."),
            ((2, 2), "In training a part may begin anywhere, not only where the last one ended."),
        ],
    ),
    Exercise(
        what_to_remember,
        why="Yes, nothing else. There is no state of a random generator that could be lost or doubled.",
        hint="Look at the arguments of `default_rng` in `TokenDataset`.",
        wrong=[
            ("the state of the generator", "There is none to keep: each sample makes a new generator, and from what?"),
            ("all places so far", "No sample depends on those before it."),
            ("nothing", "Then it would begin with the first grids once more."),
        ],
    ),
    Exercise(
        seen_more_often,
        why="Yes: of the 189 places of a part, 144 hold the middle, and one holds the corner.",
        hint="Where must a part begin, so that it holds the corner? And for the middle?",
        wrong=[
            ("the corner", "A part that holds the corner has to begin there, and nowhere else."),
            ("both alike", "All places of a part are equally likely. But how many of them hold the corner?"),
        ],
    ),
]
