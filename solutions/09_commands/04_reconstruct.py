"""Exercises of nbs/09_commands/04_reconstruct.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def tokens_of(width, height, stride):
    # A side that the stride does not divide is padded to the next multiple.
    return math.ceil(width / stride) * math.ceil(height / stride)


def cut_off(width, height, stride):
    return (width // stride) * (height // stride)


def by_the_area(width, height, stride):
    return math.ceil(width * height / stride**2)


def one_more(width, height, stride):
    return (width // stride + 1) * (height // stride + 1)


def what_comes():
    # The file names the weights that made its tokens by their hash, and the other training has another one.
    return "a sentence"


def lost():
    # Read from the figure: 29.2 dB at 256 px, 28.4 at 128, 26.6 at 64 and 23.6 at 32.
    decibels = {256: 29.16, 128: 28.39, 64: 26.56, 32: 23.61}
    return max(([256, 128], [128, 64], [64, 32]), key=lambda pair: decibels[pair[0]] - decibels[pair[1]])


EXERCISES = [
    Exercise(
        tokens_of,
        why="Yes: both sides are padded to a multiple of the stride, each by itself.",
        hint="How many tokens does a row of 455 pixels need, if each stands for 4? The last one may be padded.",
        wrong=[
            (cut_off, "What is left at the end of a row needs a token as well. It is padded."),
            (by_the_area, "Each side is padded by itself: 5 × 5 pixels at stride 4 need 2 × 2 tokens."),
            (one_more, "A side that the stride divides needs no padding."),
        ],
        tries=[(455, 256, 4), (5, 5, 4), (256, 256, 8), (1, 7, 4)],
    ),
    Exercise(
        what_comes,
        why="Yes, one that names both weights. Other weights would give an image, and a wrong one.",
        hint="The file knows the hash of the weights that made its tokens.",
        wrong=[
            ("a wrong image", "The network would make one. But the hash of the weights is compared before."),
            ("the right image", "Each training has its own meaning for each token."),
        ],
    ),
    Exercise(
        lost,
        why="Yes, 3.0 dB, after 1.8 and 0.8: each halving doubles the detail per pixel, and a token stays a token.",
        hint="Read four numbers off: 256, 128, 64 and 32 px. Or think of what a token of 4 × 4 px has to tell of each.",
        wrong=[
            ([256, 128], "At 256 px the fur is smooth on 4 × 4 pixels. Halving it costs 0.8 dB only."),
            ([128, 64], "1.8 dB are lost here. One of the other halvings costs more."),
        ],
    ),
]
