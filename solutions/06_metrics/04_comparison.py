"""Exercises of nbs/06_metrics/04_comparison.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.comparison import token_colours


def error_shade(original, reconstruction):
    # Four times the mean over colours of the absolute error, from -1 for none to 1 for a quarter of the range.
    error = sum(abs(one - other) for one, other in zip(original, reconstruction)) / 3
    return min(4 * error - 1, 1.0)


def colour_that_changes():
    # 12800 = 8 · 8 · 8 · 5 · 5 is a step of the last channel, number 5, which is dealt to blue.
    one, other = token_colours(torch.tensor([[0, 12800]]), (8, 8, 8, 5, 5, 5)).unbind(-1)
    return ("red", "green", "blue")[int((one != other).flatten().nonzero())]


def nearer_to_the_clean_one():
    # Measured on photo 3 of the figure: 13.6 dB from the noisy image to the clean one, 20.1 dB from the reconstruction.
    return "reconstruction"


EXERCISES = [
    Exercise(
        error_shade,
        why="Yes: black is no error, and white is a quarter of the range or more.",
        hint="The mean over three absolute errors, times four. What is black, and where does white begin?",
        wrong=[
            (
                lambda original, reconstruction: min(
                    4 * abs(sum(one - other for one, other in zip(original, reconstruction)) / 3) - 1, 1.0
                ),
                "You average before you take the absolute value. More red and less blue would cancel.",
            ),
            (
                lambda original, reconstruction: (
                    4 * sum(abs(one - other) for one, other in zip(original, reconstruction)) / 3 - 1
                ),
                "Large errors leave [-1, 1]. Stop at white.",
            ),
            (
                lambda original, reconstruction: min(
                    4 * max(abs(one - other) for one, other in zip(original, reconstruction)) - 1, 1.0
                ),
                "You take the worst colour. The column shows the mean over colours.",
            ),
            (
                lambda original, reconstruction: min(
                    4 * sum(abs(one - other) for one, other in zip(original, reconstruction)) / 3, 1.0
                ),
                "No error would be grey, since 0 is the middle of [-1, 1]. Black is -1.",
            ),
        ],
        tries=[
            ([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]),
            ([0.5, 0.0, -0.5], [0.2, 0.0, -0.2]),
            ([1.0, 1.0, 1.0], [-1.0, -1.0, -1.0]),
            ([0.0, 0.1, 0.0], [0.0, 0.0, 0.05]),
        ],
    ),
    Exercise(
        colour_that_changes,
        why="Yes: a step in one channel is a step in one colour. It is small: channel 2 weighs more in blue.",
        hint="12800 = 8 · 8 · 8 · 5 · 5. Which channel is that a step of? And which colour gets channels 2 and 5?",
        wrong=[
            ("red", "Red gets channels 0 and 3. A step of 12800 is one of the last channel, number 5."),
            ("green", "Green gets channels 1 and 4. A step of 12800 is one of the last channel, number 5."),
        ],
    ),
    Exercise(
        nearer_to_the_clean_one,
        why="Yes, by 6 dB on this photo. Few tokens cannot say the noise, and so it is lost: compression denoises.",
        hint="What can the tokens say in 16 bits for 16 pixels: a slope, or sixteen random values?",
        wrong=[
            ("original", "It holds all of the noise. The tokens could not keep it, and what they kept is the photo."),
            ("neither", "Compare both with the photo at noise 0: one is full of grains, the other is only soft."),
        ],
    ),
]
