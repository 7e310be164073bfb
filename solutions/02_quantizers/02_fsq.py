"""Exercises of nbs/02_quantizers/02_fsq.ipynb: right answers, worked, and the usual wrong ones."""

import math
from statistics import NormalDist

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.fsq import FSQ


def gradient_back(z, level):
    # An odd level has no offset and no shift. The rounding is left out, and the division by L // 2 stays.
    half_range = (level - 1) * (1 + 1e-3) / 2
    return half_range / (level // 2) * (1 - torch.tanh(z) ** 2)


def true_derivative(z, level):
    return torch.zeros_like(z)


def plain_straight_through(z, level):
    return torch.ones_like(z)


def without_division(z, level):
    return gradient_back(z, level) * (level // 2)


def squash_itself(z, level):
    return torch.tanh(z)


def sign_of_the_mean():
    # The codes are -1, -0.5, 0 and 0.5. The distribution is symmetric, and the codes are not:
    # the upper half of the latents gets 0 or 0.5, the lower half 0, -0.5 or -1.
    z = torch.linspace(-6, 6, 100_001)[:, None]
    weight = torch.exp(-(z**2) / 2)
    mean = (FSQ([4])(z).quantized * weight).sum() / weight.sum()
    return "negative" if mean < -0.01 else "positive" if mean > 0.01 else "zero"


def entropy(thresholds, deviation):
    below = [0.0, *(NormalDist(0, deviation).cdf(threshold) for threshold in thresholds), 1.0]
    return -sum((b - a) * math.log2(b - a) for a, b in zip(below, below[1:]) if b > a)


def best_deviations():
    # The sigmoid is the tanh of 0.8 z: what tanh is for a latent of deviation d, it is for one of d / 0.8.
    thresholds = [math.atanh((k + 0.5) / (2 * 1.001)) for k in (-2, -1, 0, 1)]
    best = max((step / 100 for step in range(20, 301)), key=lambda deviation: entropy(thresholds, deviation))
    return [best, best / 0.8]


EXERCISES = [
    Exercise(
        gradient_back,
        why="Yes: the slope of the squashing, as if nothing had been rounded.",
        hint="Take the derivative of f(z) = h tanh z, with h = (L - 1) · 1.001 / 2. Codes are divided by L // 2.",
        wrong=[
            (true_derivative, "This is the true derivative of the staircase. No encoder would learn from it."),
            (plain_straight_through, "This leaves out the squashing, too. FSQ leaves out the rounding alone."),
            (without_division, "This is the slope of f. The codes are f divided by L // 2."),
            (squash_itself, "This is the squashing itself. Its slope is asked for."),
        ],
        tries=[(torch.linspace(-3, 3, 7), 5), (torch.linspace(-2, 2, 5), 9), (torch.tensor([0.5]), 3)],
    ),
    Exercise(
        sign_of_the_mean,
        why="Yes, -0.08: an even number of levels has a code at -1 and none at 1. A decoder lives with it.",
        hint="Which four codes are there? Which of them does the upper half of the latents get?",
        wrong=[
            ("zero", "The latents are symmetric. The codes are -1, -0.5, 0 and 0.5, which are not."),
            ("positive", "The step of code 0.5 begins at 0.46, but below -1.15 a latent even gets -1."),
        ],
    ),
    Exercise(
        best_deviations,
        why="Yes: the same curve for a latent 1.25 times as wide, so the best entropy is the same, too.",
        hint="Find the first with the slider. Then remember that the sigmoid is tanh(0.8 z).",
        wrong=[
            ([1.15, 1.15], "The sigmoid is tanh(0.8 z): it sees each latent as if it were 0.8 times as wide."),
            ([1.15, 0.92], "The other way round: the sigmoid makes the latent narrower, so it has to be wider before."),
            ([1.0, 1.25], "The ratio is right. With 5 levels, the entropy still grows a little from 1 on."),
            ([1.0, 1.0], "Look again at level 5: the entropy of tanh still grows a little from 1 on."),
        ],
        within=0.08,
    ),
]
