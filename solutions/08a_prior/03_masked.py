"""Exercises of nbs/08a_prior/03_masked.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.prior.masked import share_hidden

SURE = torch.tensor([-0.1, -3.0, -0.5, -2.0, -9.0])
HIDDEN = torch.tensor([True, True, True, True, False])
ALL = torch.ones(5, dtype=torch.bool)


def two_tokens_agree():
    # In one round no token knows the other, however good the model is. Each is one of eight colours.
    return sum((1 / 8) * (1 / 8) for colour in range(8))


def hide_again(sure, hidden, left):
    # Given tokens are surest of all, so that they are never among the least sure.
    order = sure.masked_fill(~hidden, math.inf).argsort()
    again = torch.zeros_like(hidden)
    again[order[:left]] = True
    return again


def hide_surest(sure, hidden, left):
    again = torch.zeros_like(hidden)
    again[sure.masked_fill(~hidden, -math.inf).argsort(descending=True)[:left]] = True
    return again


def hide_given_too(sure, hidden, left):
    again = torch.zeros_like(hidden)
    again[sure.argsort()[:left]] = True
    return again


def among_all(sure, hidden, left):
    return hidden & (sure.argsort().argsort() < left)


def what_is_kept(sure, hidden, left):
    return hidden & ~hide_again(sure, hidden, left)


def much_noise():
    # The noise outweighs all log-probabilities, and it knows nothing of the tokens.
    return "at random"


def first_bar():
    # The cosine is flat where it begins: what the first round decides shrinks with the square of its length.
    first = [1 - share_hidden(torch.tensor(1 / rounds)).item() for rounds in (8, 16)]
    return {1: "the same", 2: "a half", 4: "a quarter"}[round(first[0] / first[1])]


EXERCISES = [
    Exercise(
        two_tokens_agree,
        why="Yes. A perfect model does no better in one round: what it knows of one token, it cannot tell the other.",
        hint="What does the model know of an image of which nothing is given? Are the two draws connected?",
        wrong=[
            (1, "The model knows that the tokens agree. But both are drawn before either of them is there to be seen."),
            (1 / 64, "This is the chance that both have one certain colour. Any of eight will do."),
            (0, "Now and then they agree by chance."),
        ],
    ),
    Exercise(
        hide_again,
        why="Yes. Given tokens are out of the question, and the rest is ordered by how sure it is.",
        hint="Make the given tokens infinitely sure, sort, and take the first `left` places.",
        wrong=[
            (hide_surest, "This hides the surest guesses again, and keeps the doubtful ones."),
            (hide_given_too, "A given token got hidden. Its `sure` means nothing, since nobody guessed it."),
            (among_all, "A given token took one of the places, so that fewer are hidden than were asked for."),
            (what_is_kept, "These are the guesses that are kept. Which ones are hidden again?"),
        ],
        tries=[(SURE, HIDDEN, 2), (SURE, HIDDEN, 0), (SURE, ALL, 3), (SURE.flip(0), HIDDEN.flip(0), 1)],
    ),
    Exercise(
        much_noise,
        why="Yes. So the noise is a choice between two orders: the surest first, and any.",
        hint="What decides which is the largest of the sums, if the noise is a thousand times larger than the rest?",
        wrong=[
            ("the surest first", "That is what no noise does."),
            ("row by row", "No place is preferred. Noise is drawn for each token alike."),
            ("the least sure first", "Noise is added to how sure a guess is. It does not turn the order."),
        ],
    ),
    Exercise(
        first_bar,
        why="Yes: rounds of half the length, and a quarter of the tokens. A cosine begins flat.",
        hint="Read the first bar at both settings: about 4.9 tokens of 256, and then?",
        wrong=[
            ("a half", "That is what the last bar does. The curve is steep there, and flat where it begins."),
            ("the same", "All bars together are 256 tokens: with more rounds, each has less."),
        ],
    ),
]
