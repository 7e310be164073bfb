"""Exercises of nbs/08_training/09_training_step.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def still_equal():
    # The published tokenizer learns from a discriminator that has just moved. In the other order it is one step behind.
    return False


def best_guesses():
    # Seven of ten values are 1. The median is 1, and the mean is 0.7.
    pixel = torch.tensor([1.0] * 7 + [0.0] * 3)
    guess = torch.linspace(0, 1, 101)[:, None]
    l1, l2 = (guess - pixel).abs().mean(1), (guess - pixel).square().mean(1)
    return guess[l1.argmin()].item(), guess[l2.argmin()].item()


def passes_forward():
    # Without accumulation one pass serves both turns. With it, activations of all parts would have to be kept.
    return 1, 2


def alike_for_all_photos():
    # Mean correlation between two of the twelve photos, measured with the functions of the figure at 0 steps:
    # 0.21 for -a, and 0.00 for -r.
    return "discriminator"


EXERCISES = [
    Exercise(
        still_equal,
        why="Right. It would train as well, perhaps, but it would be another step, and one could not compare it.",
        hint="Which discriminator does the published tokenizer learn from: the one before its turn, or after it?",
        wrong=[
            (
                True,
                "The tokenizer would learn from a discriminator that is one step behind. Its gradient is another one.",
            )
        ],
    ),
    Exercise(
        best_guesses,
        why="Yes: the median and the mean. The first stays sharp and is wrong sometimes, the second is grey.",
        hint="Which number is least far from all values on average, and which has the least mean square?",
        wrong=[
            ((0.7, 0.7), "The absolute error asks for the median: between seven 1s and three 0s that is a 1."),
            ((0.7, 1.0), "The other way round: the mean belongs to the squared error."),
            ((1.0, 1.0), "For the squared error a few large errors are dear. The best guess is the mean."),
            ((0.0, 0.7), "Most of the values are 1, so the median is 1."),
        ],
    ),
    Exercise(
        passes_forward,
        why="Yes. Accumulation saves memory and pays with a second pass.",
        hint="Which turns need the reconstruction? Why can the first pass not be kept with accumulation?",
        wrong=[
            ((2, 2), "Without accumulation the reconstruction of the first turn is used again in the second."),
            ((1, 1), "With accumulation the activations of all parts would have to be kept for that."),
            ((2, 4), "Each batch passes once in each turn, and without accumulation both turns share one pass."),
        ],
    ),
    Exercise(
        alike_for_all_photos,
        why="Yes. It is the pattern of its strides. So a young one should have little weight.",
        hint="Which of the two compares the reconstruction with the very photo?",
        wrong=[
            ("pixels", "The pixels ask for the detail that this photo lacks. Another photo lacks another one."),
            ("neither", "Look at the fourth panel: a texture of equal steps lies over each photo."),
        ],
    ),
]
