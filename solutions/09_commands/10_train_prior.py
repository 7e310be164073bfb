"""Exercises of nbs/09_commands/10_train_prior.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.factors import factor_sizes
from magicmaster_nb.training.identity import belongs_to_run


def first_loss():
    # Each factor costs the logarithm of its number of values, and the logarithms add up to that of all tokens.
    return sum(math.log(size) for size in factor_sizes((8, 8, 8, 5, 5, 5), (3, 3)))


def may_differ():
    # What a step does must not change. Who loads a sample, and what is written when, may.
    flags = ("schedule.steps", "data.workers", "evaluation.checkpoint_every", "optimizer.lr")
    return {flag for flag in flags if not belongs_to_run(flag)}


def foreign_heldout():
    # `check_same_origin` compares the checksums of both tokenizers before the first step.
    return "it is refused"


def last_point():
    # Losses as in the figure: they fall, so the mean of the last five lies below the mean of all twenty.
    losses = [11.07 - 0.0003 * step**2 for step in range(20)]
    return "up" if sum(losses) / 20 > sum(losses[-5:]) / 5 else "down"


EXERCISES = [
    Exercise(
        first_loss,
        why="Yes, at 11.07 as before: ln 512 + ln 125 = ln 64000. A sum of the factors' losses is a token's.",
        hint="At the start all values of a factor are equally likely. What does each of the two factors cost?",
        wrong=[
            (math.log(512 + 125), "The losses of the factors are added, not their numbers of values."),
            (math.log(512), "This is the first factor alone. A token has two."),
            (math.log2(64000), "These are bits. The loss is in nats, of the natural logarithm."),
        ],
    ),
    Exercise(
        foreign_heldout,
        why="Yes, with both names. Their bits could be computed, and would mean nothing.",
        hint="Is token 12345 the same piece of an image for both? And where does it stand whose tokens they are?",
        wrong=[
            ("bits are higher", "So they would be. But the tokens tell whose they are, and nothing is measured."),
            ("bits are lower", "Other tokens are no easier to predict. And they tell whose they are."),
        ],
    ),
    Exercise(
        may_differ,
        why="Yes. Everything that a step depends on is the run's own, and the learning rate depends on the last step.",
        hint="Which of them change what a step does to the weights?",
        wrong=[
            (
                {"data.workers", "evaluation.checkpoint_every", "schedule.steps"},
                "With more steps the learning rate falls more slowly. So each step would be another one.",
            ),
            ({"evaluation.checkpoint_every"}, "There is another one: who loads a sample does not matter."),
            ({"data.workers"}, "There is another one: what is written when changes no weight."),
            (set(), "Some flags change nothing but how work is shared or written down."),
        ],
    ),
    Exercise(
        last_point,
        why="Yes. A mean of the past lags behind: while a loss falls, it lies above it, the more the longer it is.",
        hint="Which losses are added to the mean, if it takes 20 steps? Are they higher or lower?",
        wrong=[
            ("down", "The curve gets smoother. But the steps that are added are earlier ones, with a higher loss."),
            ("nowhere", "The last loss is the same. But the curve is a mean with those before."),
        ],
    ),
]
