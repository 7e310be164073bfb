"""Exercises of nbs/04_discriminators/05_perceptual.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def random(*shape, seed):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed)).abs()


def unit(x):
    return x / (x.square().sum(1, keepdim=True).sqrt() + 1e-10)


def layer_distance(f, g, head):
    # Length 1 at each position, squared differences, weighted by channel, and the mean over all positions.
    return ((unit(f) - unit(g)).square() * head[:, None, None]).sum(1).mean((1, 2))


def lengths_kept(f, g, head):
    return ((f - g).square() * head[:, None, None]).sum(1).mean((1, 2))


def mean_over_channels(f, g, head):
    return ((unit(f) - unit(g)).square() * head[:, None, None]).mean((1, 2, 3))


def one_length_for_the_map(f, g, head):
    f, g = (x / x.flatten(1).norm(dim=1)[:, None, None, None] for x in (f, g))
    return ((f - g).square() * head[:, None, None]).sum(1).mean((1, 2))


def head_forgotten(f, g, head):
    return (unit(f) - unit(g)).square().sum(1).mean((1, 2))


def three_times_as_strong():
    # Both are brought to length 1 first, and then they are equal.
    f = random(1, 4, 3, 3, seed=0)
    return round(layer_distance(f, 3 * f, torch.ones(4)).item())


def factor_of_twice_the_side():
    # Four times as many positions: the mean of four times as many independent terms has a quarter of the variance.
    return (1 / 4) ** 0.5


def factor_of_dropout():
    # The variance goes with p / (1 - p): 3 in the place of 1.
    return ((0.75 / 0.25) / (0.5 / 0.5)) ** 0.5


EXERCISES = [
    Exercise(
        layer_distance,
        why="Yes. LPIPS is the sum of this over five layers.",
        hint="Divide by the length over the channels, axis 1, first.",
        wrong=[
            (lengths_kept, "Bring the features at each position to length 1 first."),
            (mean_over_channels, "The weighted channels are summed. Only over positions a mean is taken."),
            (one_length_for_the_map, "Each position is brought to length 1 by itself, not the map as a whole."),
            (head_forgotten, "Each channel has its weight, the head."),
        ],
        tries=[
            (random(2, 4, 3, 3, seed=1), random(2, 4, 3, 3, seed=2), torch.tensor([0.5, 1.0, 0.0, 2.0])),
            (random(1, 6, 2, 5, seed=3), 4 * random(1, 6, 2, 5, seed=4), random(6, seed=5)),
        ],
    ),
    Exercise(
        three_times_as_strong,
        why="Yes. Only the directions count: which features there are, not how strong they are.",
        hint="What becomes of both features before they are compared?",
        wrong=[
            (4, "This is (3 − 1)². But both are brought to length 1 before the difference is taken."),
            (2, "This is the value for orthogonal features. These two point in the same direction."),
        ],
    ),
    Exercise(
        factor_of_twice_the_side,
        why="Yes: four times as many terms, so the mean of them is twice as steady.",
        hint="How many times as many positions are there? And how does the spread of a mean fall with its terms?",
        wrong=[
            (0.25, "This is the factor of the variance. The standard deviation is its root."),
            (1, "Each position draws its own dropout, and the mean over more of them is steadier."),
            (2, "The distance is a *mean* over positions: more of them make it steadier."),
        ],
    ),
    Exercise(
        factor_of_dropout,
        why="Yes, by √3. The red line in the middle stays: dropout adds noise, and no bias.",
        hint="The variance is p / (1 − p) times a sum that stays.",
        wrong=[
            (3, "This is the factor of the variance."),
            (1.5, "The noise does not go with p itself: the terms that are left are enlarged by 1 / (1 − p)."),
            (1, "More terms are dropped, and those that are left count more."),
            (0.577, "This is the inverse: more dropout makes more noise."),
            (2, "The terms that are left count 4 times in the place of 2 times. But fewer of them are left."),
        ],
    ),
]
