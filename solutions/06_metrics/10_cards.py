"""Exercises of nbs/06_metrics/10_cards.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.cards import bootstrap_error


def paired_error(first, second):
    # Both were measured on the same photos. What is common to a photo is gone in the difference.
    difference = second - first
    return difference.std() / len(difference) ** 0.5


def as_if_independent(first, second):
    return (first.var() / len(first) + second.var() / len(second)) ** 0.5


def of_one_photo():
    # A thousand tiles of one photo say nothing about other photos.
    return bootstrap_error(torch.randn(1000).tolist(), [0] * 1000)


def times_as_wide():
    # If all 16 tiles of a photo have one value, there are 25 values and not 400: √400 / √25.
    return 16**0.5


FIRST = torch.tensor([20.0, 25.0, 30.0, 35.0])
EXERCISES = [
    Exercise(
        of_one_photo,
        why="Yes. No error bar is honest, and a very small one would not be.",
        hint="If you draw photos anew, which ones can you draw?",
        wrong=[
            (0, "An error of 0 would say that the number is certain. Nothing is known of other photos."),
            (False, "It is another value that stands for nothing."),
            ("nan", "It is another value that stands for nothing."),
        ],
    ),
    Exercise(
        paired_error,
        why="Yes: hard photos are hard for both. A difference of 0.3 dB can be clear, though each mean is off by 0.5.",
        hint="Make one number for each photo first.",
        wrong=[
            (
                as_if_independent,
                "This is right for different photos. On the same ones their luck is shared, and cancels.",
            ),
            (
                lambda first, second: (second - first).std(),
                "This is the spread of one photo. That of a mean is smaller by √n.",
            ),
            (lambda first, second: first.std() / len(first) ** 0.5, "This is the error of one of the two means."),
        ],
        tries=[
            (FIRST, FIRST + torch.tensor([0.2, 0.4, 0.3, 0.3])),
            (FIRST, torch.tensor([21.0, 24.0, 33.0, 35.0])),
        ],
    ),
    Exercise(
        times_as_wide,
        why="Yes: sixteen equal tiles count as one. By tile one would believe in sixteen times as many samples.",
        hint="How many different values are there, and how many does the wrong interval count?",
        wrong=[
            (16, "There are 16 times as many samples by tile. Errors fall with the root of that."),
            (1, "That is so at likeness 0, when the tiles of a photo have nothing in common."),
            (5, "This is the root of the number of photos. Compare it with the root of the number of tiles."),
            (0.25, "It is the other way round: by tile, the interval is too narrow."),
        ],
        within=0.1,
    ),
]
