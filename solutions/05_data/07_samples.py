"""Exercises of nbs/05_data/07_samples.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.data.samples import clips
from magicmaster_nb.exercises import Exercise


def leaked_split():
    # Neighbouring crops of a photo share colours and texture, so half of the answer was in the training.
    return "better"


def black_and_white():
    # Each of the 192 values differs by 2, so the root mean square is 2.
    black, white = -torch.ones(192), torch.ones(192)
    return float(torch.dist(black, white) / 192**0.5)


def colour_of_nothing():
    # With frame = 0 both are the same, so the difference is 0 everywhere: the middle of [-1, 1].
    video = clips("heldout", 16, 1)
    difference = (video[0, :, 0] - video[0, :, 0]) / 2
    return {-1: "black", 0: "grey", 1: "white"}[int(difference.mean())]


EXERCISES = [
    Exercise(
        leaked_split,
        why="Yes. A score that is too good is the dangerous kind of mistake: nobody looks for it.",
        hint="What does a network know about the right half of a photo after it was trained on the left one?",
        wrong=[
            ("worse", "The network has seen crops of the same photos. That helps it."),
            (
                "the same",
                "Two crops of a photo are more alike than two photos. The network would know half of the answer.",
            ),
        ],
    ),
    Exercise(
        black_and_white,
        why="Yes: the width of the range. Against it, the threshold of 0.1 is small, and real pairs are far above.",
        hint="What are black and white in this package?",
        wrong=[
            (1, "This would be right for values from 0 to 1. Here black is -1."),
            (255, "This would be right for 8-bit levels. Here values lie in [-1, 1]."),
            (27.7, "This is the distance itself. It is divided by the root of the number of values."),
        ],
    ),
    Exercise(
        colour_of_nothing,
        why="Yes: 0 is the middle of the range, so grey stands for no change.",
        hint="What is the difference of two equal images, and which colour has this value?",
        wrong=[
            ("black", "Black would be -1. A difference of 0 is the middle of the range."),
            ("white", "White would be 1. A difference of 0 is the middle of the range."),
        ],
    ),
]
