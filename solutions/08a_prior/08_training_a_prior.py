"""Exercises of nbs/08a_prior/08_training_a_prior.ipynb: right answers, worked, and the usual wrong ones."""

import dataclasses

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.recipes import demo_prior_recipe
from magicmaster_nb.prior.training import chance
from magicmaster_nb.prior.transformer import PriorConfig


def together(means, counts):
    # Each grid counts the same, whoever has measured it.
    return sum(mean * count for mean, count in zip(means, counts)) / sum(counts)


def mean_of_means(means, counts):
    return sum(means) / len(means)


def sum_of_all(means, counts):
    return sum(mean * count for mean, count in zip(means, counts))


def first_alone(means, counts):
    return means[0]


def each_by_itself():
    # The seed and the step are the same for both, and so are all their random numbers.
    recipe = dataclasses.replace(demo_prior_recipe(), prior=PriorConfig(grid=(8, 8), width=32, depth=1))
    first, second = (chance(recipe, 3, 4)[0] for process in range(2))
    return "the same masks" if first.equal(second) else "different masks"


def which_to_use():
    # The newest has gone on learning the 57 photos by heart.
    return "best"


def first_mask():
    # All numbers of a step are drawn in a row: how many are hidden first, for all samples, and then the places.
    recipe = dataclasses.replace(demo_prior_recipe(), prior=PriorConfig(grid=(8, 8), width=32, depth=1))
    eight, four = (chance(recipe, 0, samples)[0][0] for samples in (8, 4))
    return bool(eight.sum() == four.sum()), bool(eight.equal(four))


EXERCISES = [
    Exercise(
        each_by_itself,
        why="Yes. Two processes with the same numbers learn less than they could. So each takes its part of one draw.",
        hint="Which arguments of `chance` would be different in the second process?",
        wrong=[
            ("different masks", "`chance` is given the seed and the step. Neither knows which process asks."),
            ("no masks", "Four samples are asked for, and four masks come. But compare them with the other process's."),
        ],
    ),
    Exercise(
        together,
        why="Yes. So the number does not depend on how the grids were shared.",
        hint="Go back to sums: a mean times its count is the sum that it was made of.",
        wrong=[
            (mean_of_means, "The mean of means is right only for equal counts. Each grid should count the same."),
            (sum_of_all, "This is the sum over all grids. How many are they?"),
            (first_alone, "This leaves out what the others have measured."),
        ],
        tries=[([10.0, 12.0], [3, 1]), ([11.0], [5]), ([9.0, 10.0, 14.0], [134, 133, 1])],
        within=0.001,
    ),
    Exercise(
        which_to_use,
        why="Yes. It is the one whose held-out bits were lowest, before it learned its samples by heart.",
        hint="Which of the two numbers says something about images that were not trained on?",
        wrong=[
            ("prior", "This one has the lowest loss, on grids that it knows by heart. Held-out bits are what counts."),
            ("either", "Held-out bits have risen between the two: they are not equally good."),
        ],
    ),
    Exercise(
        first_mask,
        why="Yes. As many are hidden, elsewhere. So a run that goes on must have as many samples in a step as before.",
        hint="The numbers are drawn one after the other: what comes before the places of the first mask?",
        wrong=[
            ((True, True), "Look closely: it is as dark as before, but its pattern is another."),
            ((False, False), "The pattern changes. But how many are hidden is drawn first, and that stays."),
            ((False, True), "If the mask were the same, it would hide as many."),
        ],
    ),
]
