"""Exercises of nbs/08a_prior/07_prior_recipes.ipynb: right answers, worked, and the usual wrong ones."""

import dataclasses

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.recipes import demo_prior_recipe
from magicmaster_nb.training.networks import learning_rate


def guide(with_class, without, guidance):
    # 1 gives the scores with the class, 0 those without, and more than 1 goes beyond.
    return without + guidance * (with_class - without)


def from_the_class(with_class, without, guidance):
    return with_class + guidance * (with_class - without)


def turned(with_class, without, guidance):
    return with_class + guidance * (without - with_class)


def only_louder(with_class, without, guidance):
    return guidance * with_class


def loss_of_the_sure():
    # A tenth of the loss is the mean of -log p over all five values, and four of them have the probability 0.
    log_probs = torch.tensor([1.0, 0.0, 0.0, 0.0, 0.0]).log()
    loss = -(0.9 * log_probs[0] + 0.1 * log_probs.mean())
    return "infinite" if loss.isinf() else "0" if loss == 0 else "0.1"


def no_discriminator():
    # A mean of two possible images is blurred. A draw is one of the two.
    return "draws"


def rate_with_long_warmup():
    # The cosine begins where the warm-up ends: it is squeezed into what is left.
    schedule = dataclasses.replace(demo_prior_recipe().schedule, warmup_steps=500, decay="cosine")
    highest = max(learning_rate(schedule, step, 900, 2e-3) for step in range(900))
    return "the same" if abs(highest - 2e-3) < 1e-5 else "lower"


EXERCISES = [
    Exercise(
        no_discriminator,
        why="Yes. It never has to give one answer that is near to all: it gives chances, and one of them is drawn.",
        hint="Why is a tokenizer trained by squared error alone blurred? Does a prior average pixels?",
        wrong=[
            ("dropout", "This keeps a model from learning its samples by heart. Sharpness has another reason."),
            ("label smoothing", "This keeps probabilities from 0 and 1. If anything, draws get more doubtful."),
            (
                "the decoder",
                "The decoder makes sharp pixels of any tokens. But who sees to it that these fit together?",
            ),
        ],
    ),
    Exercise(
        guide,
        why="Yes. At 1 it is the plain model of the class, at 0 the one without, and beyond 1 it exaggerates.",
        hint="Begin with the scores without the class. What does the class change, and how many times is it added?",
        wrong=[
            (from_the_class, "At guidance 1 this exaggerates already. Here 1 means the plain scores with the class."),
            (turned, "At guidance 1 this takes the class away. What should it add?"),
            (only_louder, "This is a lower temperature: the scores without the class are not used."),
        ],
        tries=[
            (torch.tensor([1.0, 2.0, -1.0]), torch.tensor([0.5, 0.0, 0.0]), 1.0),
            (torch.tensor([1.0, 2.0, -1.0]), torch.tensor([0.5, 0.0, 0.0]), 3.0),
            (torch.tensor([0.0, 4.0]), torch.tensor([2.0, -2.0]), 0.0),
        ],
    ),
    Exercise(
        loss_of_the_sure,
        why="Yes. Smoothing punishes certainty, even where it is right. The best answer is 0.92 for the true value.",
        hint="A small share of the loss asks for the other values. What is the logarithm of their probability?",
        wrong=[
            ("0", "So it is without smoothing. With it, each of the other values is asked for a little."),
            ("0.1", "A tenth of the loss is the mean of -log p over all values. What is -log 0?"),
        ],
    ),
    Exercise(
        rate_with_long_warmup,
        why="Yes: it is reached later, and falls more steeply. Only the area below the curve is smaller.",
        hint="Where does the cosine begin: at step 0, or at the end of the warm-up?",
        wrong=[
            ("lower", "The cosine does not begin at step 0. It waits for the end of the warm-up."),
            ("higher", "`lr` is the highest rate that there is. The warm-up ends at it."),
        ],
    ),
]
