"""Exercises of nbs/02_quantizers/07a_lab_2026.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers import FSQ
from magicmaster_nb.quantizers.lab_2026 import ResidualFSQ


def by_chance():
    # An interval of 95 % leaves the true difference out in 5 of 100 cases, and here that is 0.
    return 11 * 0.05


def same_token():
    # BSQ divides the latent by its length, so 3z and z are the same point of the sphere.
    return "BSQ"


def codes_of_two_stages():
    # Of the second stage's 4 values only those near 0 are used: what the first stage leaves is small.
    z = torch.linspace(-3, 3, 10_001)[:, None]
    return len(ResidualFSQ([4]).assign(z)[1].unique())


def narrow_cloud():
    # In a narrow cloud each channel reaches 8 or 9 of its 16 values.
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        cloud = 0.2 * torch.randn(2000, 2)
    return len(FSQ([16, 16]).assign(cloud)[1].unique())


EXERCISES = [
    Exercise(
        by_chance,
        why="Yes: with so many candidates, one that is just beyond its interval is no news.",
        hint="How often does an interval of 95 % not hold the true value? There are eleven of them.",
        wrong=[
            (0, "An interval of 95 % misses the true value now and then. How often?"),
            (1, "This is the right order. Do not round: 5 of 100, for each of eleven."),
            (10.45, "These are those that hold 0. The others are asked for."),
            (0.05, "That is for one interval. There are eleven."),
        ],
    ),
    Exercise(
        same_token,
        why="Yes: BSQ keeps the direction alone, and cannot tell a latent from three times itself.",
        hint="Which of them forgets the length of a latent before it quantizes?",
        wrong=[
            ("FSQ", "A latent three times as large lies further out on the tanh, on another step of the staircase."),
            ("LGQ", "The nearest point of 3z is in general another one: distances to fixed points are compared."),
            ("residual FSQ", "Its first stage is FSQ, and FSQ's steps lie at fixed latents."),
        ],
    ),
    Exercise(
        codes_of_two_stages,
        why="Yes, half of them. With the norm the second stage sees numbers as wide as those of the first.",
        hint="How large is what the first stage leaves, and which of the second stage's steps does it reach?",
        wrong=[
            (16, "All 16 would need a rest as wide as the range of the tanh. What the first stage leaves is smaller."),
            (4, "The second stage does something: it tells at least the sign of what is left."),
            (12, "Not so many: count the pairs of values that occur, do not guess."),
        ],
    ),
    Exercise(
        narrow_cloud,
        why="Yes: the encoder's scale decides how many codes are in use, and FSQ cannot change its own.",
        hint="At 0.2, how many of the 16 steps of one channel lie between -0.6 and 0.6? There are two channels.",
        wrong=[
            (255, "That is at 1. A narrow cloud reaches the inner steps alone."),
            (10, "The area of the cloud falls by 25, but the tanh had crowded the wide cloud into the outer cells."),
            (9, "That may be one channel. The tokens are pairs."),
        ],
        within=0.1,
    ),
]
