"""Exercises of nbs/06_metrics/05_frechet.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.metrics.frechet import frechet_distance


def bells_apart(mean, spread, other_mean, other_spread):
    # Each point moves to other_mean + other_spread / spread · (x - mean); this is the mean square of the way.
    return (mean - other_mean) ** 2 + (spread - other_spread) ** 2


def ring_and_bell():
    # Nothing but means and covariances is heard, and these are the same.
    return "zero"


def growth():
    # Means have a value for each dimension, covariances one for each pair of dimensions: d² of them, so about 25 times.
    def distance(dimensions, seed):
        source = torch.Generator().manual_seed(seed)
        return frechet_distance(*torch.randn(2, 640, dimensions, dtype=torch.float64, generator=source))

    return sum(distance(100, seed) for seed in range(4)) / sum(distance(20, seed) for seed in range(4))


EXERCISES = [
    Exercise(
        bells_apart,
        why="Yes: the mean square of the way when one bell is turned into the other.",
        hint="Read the formula above the first cell. Which of its two differences is one of variances?",
        wrong=[
            (
                lambda mean, spread, other_mean, other_spread: (
                    (mean - other_mean) ** 2 + (spread**2 - other_spread**2) ** 2
                ),
                "You compare variances. The distance compares standard deviations, which have the unit of the way.",
            ),
            (
                lambda mean, spread, other_mean, other_spread: (
                    (mean - other_mean) ** 2 + abs(spread**2 - other_spread**2)
                ),
                "You compare variances. The distance compares standard deviations, which have the unit of the way.",
            ),
            (
                lambda mean, spread, other_mean, other_spread: (mean - other_mean) ** 2,
                "Two bells of one mean and other spreads are not the same.",
            ),
            (
                lambda mean, spread, other_mean, other_spread: (
                    ((mean - other_mean) ** 2 + (spread - other_spread) ** 2) ** 0.5
                ),
                "This is the root. FID and FVD are squared distances.",
            ),
        ],
        tries=[(0.0, 1.0, 2.0, 1.5), (1.0, 3.0, 1.0, 1.0), (-1.0, 2.0, 1.0, 2.0)],
    ),
    Exercise(
        ring_and_bell,
        why="Yes. A distance of 0 does not prove that two sets are alike.",
        hint="What does the distance know of a set?",
        wrong=[
            ("large", "Means and covariances are the same, and the distance hears nothing else."),
            ("small", "With few samples it is small by chance. With very many, nothing is left that could differ."),
        ],
    ),
    Exercise(
        growth,
        why="Yes: a covariance has a value for each *pair* of directions, and each of them has its error. 5² is 25.",
        hint="How many numbers does a covariance of 20 dimensions have, and one of 100?",
        wrong=[
            (5, "That would be so if each direction added an error. A covariance has a number for each pair of them."),
            (1, "The same distribution, but more of its numbers are guessed from 640 samples."),
            (125, "The number of values grows with the square of the dimensions, not with the cube."),
        ],
        within=0.3,
    ),
]
