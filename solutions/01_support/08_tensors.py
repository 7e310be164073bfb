"""Exercises of nbs/01_support/08_tensors.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def error_of_the_perfect():
    # The shapes (4, 1) and (4,) are stretched to (4, 4): each prediction meets each target.
    # The mean squared difference of all pairs is twice the variance of the targets, 2 · 1.25.
    targets = torch.tensor([1.0, 2.0, 3.0, 4.0])
    predictions = targets[:, None]
    return (predictions - targets).square().mean().item()


def distance(first, second):
    # int16 holds -255 to 255, and the distance fits into uint8 again.
    return (first.to(torch.int16) - second.to(torch.int16)).abs().to(torch.uint8)


def too_late(first, second):
    return (first - second).abs()


def too_small(first, second):
    return (first.to(torch.int8) - second.to(torch.int8)).abs()


def meets_again():
    # 100 - other wraps around to 356 - other. This is other - 100 where 2 · other = 456.
    pixel, others = 100, torch.arange(101, 256)
    wrapped = (torch.tensor(pixel, dtype=torch.uint8) - others.to(torch.uint8)).long()
    return others[wrapped == others - pixel].item()


PIXELS = torch.tensor([0, 3, 100, 103, 200, 255], dtype=torch.uint8)

EXERCISES = [
    Exercise(
        error_of_the_perfect,
        why="Yes: twice the variance of the targets. Training on such a loss learns their mean, and nothing fails.",
        hint="Which shape has the difference? Write it down as a table.",
        wrong=[
            (0, "So it would be if the shapes were the same. Here each prediction is compared with each target."),
            (1.25, "This is the variance of the targets. In the difference, predictions and targets both vary."),
            (40, "This is the sum over all pairs. How many pairs are there?"),
            (10, "This is the sum over 16 pairs, divided by 4. The mean divides by the number of pairs."),
        ],
    ),
    Exercise(
        distance,
        why="Yes: a dtype that holds the result comes first, and the subtraction second.",
        hint="Which dtype holds every number from -255 to 255? At which moment must the pixels be in it?",
        wrong=[
            (too_late, "The difference has wrapped around before `abs` sees it, and no minus sign is left."),
            (too_small, "int8 ends at 127, so brighter pixels are negative before anything is subtracted."),
        ],
        tries=[(PIXELS, PIXELS.flip(0)), (PIXELS, PIXELS.roll(1)), (PIXELS, PIXELS)],
    ),
    Exercise(
        meets_again,
        why="Yes: at 128 steps up, going down by wrapping is just as far. The wrong number is right by chance.",
        hint="100 - other wraps around to 356 - other. Where is that the same as other - 100?",
        wrong=[
            (128, "This is the distance at which both agree. The axis shows the other pixel."),
            (156, "This is 100 - 200 in uint8. Move along the axis of the other pixel."),
            (255, "Here the difference is 155, and in uint8 it is 101."),
            (101, "Here the difference is 1, and in uint8 it is 255."),
            (200, "The difference of 100 wraps around to 156."),
        ],
    ),
]
