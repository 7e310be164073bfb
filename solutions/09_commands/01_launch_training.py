"""Exercises of nbs/09_commands/01_launch_training.ipynb: right answers, worked, and the usual wrong ones."""

import contextlib
from dataclasses import replace

import numpy as np

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.training.identity import check_batches
from magicmaster_nb.training.recipes import get_recipe


def same_steps():
    # Eight processes made eight batches of a step. Four processes make eight of them in two rounds.
    # A larger batch is another recipe: what is computed together changes the results.
    recipe = get_recipe("demo_images")
    data, schedule = replace(recipe.data, batch_size=16), replace(recipe.schedule, steps=2 * recipe.schedule.steps)
    ways = {
        "A": replace(recipe, data=data),
        "B": replace(recipe, optimizer=replace(recipe.optimizer, accumulation=2)),
        "C": replace(recipe, schedule=schedule),
    }
    for letter, way in ways.items():
        with contextlib.suppress(ValueError):
            check_batches(8, way, processes=4)
            return letter
    return "none"


def means(values, window):
    return [sum(values[end - window : end]) / window for end in range(window, len(values) + 1)]


def with_zeros_at_the_ends(values, window):
    return np.convolve(values, np.ones(window) / window, mode="same")


def blocks(values, window):
    return [sum(values[start : start + window]) / window for start in range(0, len(values) - window + 1, window)]


def sums(values, window):
    return [window * mean for mean in means(values, window)]


def is_evidence():
    # The seeds alone make a difference of 0.3 dB, so one of 0.2 dB may be chance.
    between_seeds, between_settings = 0.3, 0.2
    return between_settings > between_seeds


def where_the_mean_lies():
    # The loss falls at first. A mean over the newest records still holds older ones, which were larger.
    losses = [1 / (1 + step) for step in range(200)]
    smooth = means(losses, 100)
    return "above" if all(mean > loss for mean, loss in zip(smooth, losses[99:])) else "below"


EXERCISES = [
    Exercise(
        same_steps,
        why="Yes: the number of batches of a step has to stay, whoever computes them.",
        hint="How many batches of 8 images did a step have? Which flag lets four processes make as many?",
        wrong=[
            ("A", "So a step has as many images. But batches of 16 are another recipe: the folder refuses it."),
            ("C", "More steps of half the size are another training: the learning rate no longer fits."),
        ],
    ),
    Exercise(
        is_evidence,
        why="Yes, it is none: seeds alone make larger differences. Several seeds of each setting would tell.",
        hint="How far apart are two runs that differ in nothing but the seed?",
        wrong=[(True, "Two seeds of one setting are 0.3 dB apart. A difference of 0.2 dB may be the seed's.")],
    ),
    Exercise(
        means,
        why="Yes. The first mean needs `window` values, so there are `window` - 1 fewer means than values.",
        hint="How many windows of 3 fit into 5 values, one value further each time?",
        wrong=[
            (with_zeros_at_the_ends, "At both ends zeros were added to fill the window. There the mean is too small."),
            (blocks, "The windows overlap: each begins one value further than the one before."),
            (sums, "These are sums. Divide them by the number of values in a window."),
        ],
        tries=[([4.0, 2.0, 3.0, 7.0, 5.0], 3), ([1.0, 2.0, 4.0], 1), ([3.0, 1.0, 2.0, 8.0], 2)],
    ),
    Exercise(
        where_the_mean_lies,
        why="Yes: while the loss falls, older and larger values are in the window. A wide one is late.",
        hint="Which records are in the window that ends at a step, and were their losses larger or smaller?",
        wrong=[
            ("below", "That would be so for a loss that rises. The window holds older records."),
            ("on it", "That would be so for a loss that stays. While it falls, older records are larger."),
        ],
    ),
]
