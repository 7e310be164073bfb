"""Exercises of nbs/09_commands/02_evaluate.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def who_loses():
    # A photo of 64 px has all of its detail on a sixteenth of the pixels. Each pixel is harder for both.
    # Bilinear loses 3.6 dB at stride 4, as the first figure shows: from 25.4 for tiles to 21.8.
    return "both"


def gain(errors):
    # Each tile has its own PSNR, 10 log10 (2² / error). The whole image has one, of the mean error.
    tiles = sum(10 * math.log10(4 / error) for error in errors) / len(errors)
    return tiles - 10 * math.log10(4 / (sum(errors) / len(errors)))


def turned_round(errors):
    return -gain(errors)


def natural(errors):
    return gain(errors) * math.log(10)


def twice(errors):
    return 2 * gain(errors)


def tiles_above():
    # The mean of logarithms is never above the logarithm of the mean, and the PSNR has a minus before it.
    # So the mean over tiles is the larger one, for every stride, unless all tiles have the same error.
    unequal = [0.001, 0.02, 0.004]
    return 4 if gain(unequal) > 0 else 0


EXERCISES = [
    Exercise(
        who_loses,
        why="Yes: the photos have more detail per pixel. So a PSNR is only worth something beside a baseline.",
        hint="What does a photo of 64 px have more of on each pixel than a tile of 64 px?",
        wrong=[
            ("tokenizer", "Interpolation suffers as well: look at the first row of the figure above."),
            ("bilinear", "Detail per pixel is hard for the tokenizer, too: a token has no more bits than before."),
            ("neither", "The tile and the photo have as many pixels, but the photo has more detail on them."),
        ],
    ),
    Exercise(
        gain,
        why="Yes. Tiles of plain sky have a high PSNR, and count as much as all others.",
        hint="PSNR is 10 log10 (4 / error), since the values go from -1 to 1. Take the mean before, and after.",
        wrong=[
            (turned_round, "The sign is turned round: the mean over tiles is the larger number."),
            (natural, "Decibels have the logarithm to base 10."),
            (twice, "The errors are squared already: 10 log10, not 20 log10."),
        ],
        tries=[([0.01, 0.001],), ([0.02, 0.02, 0.02],), ([0.1, 0.004, 0.0003, 0.01],)],
    ),
    Exercise(
        tiles_above,
        why="Yes, all: the mean of the tiles' decibels is larger whenever their errors differ.",
        hint="The third row has the same errors as the second. When can a mean of logarithms be smaller?",
        wrong=[
            (0, "Look at stride 4: 25.4 dB for tiles, 23.2 dB for the photos."),
            (1, "It is no matter of the stride. The same pixels give more decibels if they are cut into tiles."),
            (2, "It is no matter of the stride. The same pixels give more decibels if they are cut into tiles."),
            (3, "It is no matter of the stride. The same pixels give more decibels if they are cut into tiles."),
        ],
    ),
]
