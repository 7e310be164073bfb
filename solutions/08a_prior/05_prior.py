"""Exercises of nbs/08a_prior/05_prior.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.core import windows


def decoder_trained_on():
    # Encoder and quantizer make the tokens, and they stay. But the checksum is one of all weights.
    return True, False


def window_start(place, side, full):
    # In the middle if there is room: else at the border.
    return min(max(0, place - side // 2), full - side)


def from_the_token(place, side, full):
    return min(place, full - side)


def without_borders(place, side, full):
    return place - side // 2


def only_left_border(place, side, full):
    return max(0, place - side // 2)


def one_inside(place, side, full):
    return min(max(1, place - side // 2), full - side - 1)


def windows_of_a_square():
    # The first hidden token comes to the middle. So a window covers half of the hole, unless a border is in its way.
    counts = []
    for left in (20, 0):
        hidden = torch.zeros(32, 48, dtype=torch.bool)
        hidden[10:26, left : left + 16] = True
        counts.append(len(list(windows(hidden, (16, 16)))))
    return tuple(counts)


EXERCISES = [
    Exercise(
        decoder_trained_on,
        why="Yes. It is stricter than it must be: it cannot know which weights changed, only that some did.",
        hint="Which part of a tokenizer makes tokens of an image? And what is the checksum taken of?",
        wrong=[
            ((True, True), "They mean the same. But the checksum is one of all weights, those of the decoder too."),
            ((False, False), "The encoder and the quantizer give each image the same tokens as before."),
            ((False, True), "Turned around. Who makes the tokens? And what is the checksum taken of?"),
        ],
    ),
    Exercise(
        window_start,
        why="Yes. A window never leaves the grid: the model has learned no tokens that stand outside.",
        hint="Begin with `place - side // 2`. What may it not be smaller than, and what not larger?",
        wrong=[
            (from_the_token, "The token comes to the window's corner. Then it sees nothing of what stands before it."),
            (without_borders, "Near a border the window sticks out of the grid."),
            (only_left_border, "At the far end the window still sticks out."),
            (one_inside, "A window may begin at 0, and at `full - side`: it may touch both borders."),
        ],
        tries=[(20, 16, 48), (3, 16, 48), (47, 16, 48), (0, 16, 16), (9, 5, 30)],
    ),
    Exercise(
        windows_of_a_square,
        why="Yes. In the middle each window covers a quarter of the hole, and sees known tokens on two sides.",
        hint="Where does the hole's first token lie in its window? How many of the 16 columns are covered then?",
        wrong=[
            ((1, 1), "A window could cover this hole. But it would see nothing that is given."),
            ((4, 4), "The first is right. At the left border the window cannot be moved further to the left."),
            ((2, 2), "The second is right. With room on the left, a window covers only half of the columns."),
            ((2, 4), "Turned around: at the border a window covers more of the hole."),
        ],
    ),
]
