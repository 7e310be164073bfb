"""Exercises of nbs/03_tokenizer/12_tokenizer.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.core import indices_to_digits
from magicmaster_nb.tokenizer.config import TokenizerConfig
from magicmaster_nb.tokenizer.core import Tokenizer

LEVELS = (8, 8, 8, 5, 5, 5)


def take_apart(token, levels):
    # What is left by dividing is the first digit, and the quotient holds all others.
    digits = []
    for level in levels:
        digits.append(token % level)
        token //= level
    return digits


def last_digit_first(token, levels):
    return take_apart(token, levels[::-1])[::-1]


def never_divided(token, levels):
    return [token % level for level in levels]


def reversed_digits(token, levels):
    return take_apart(token, levels)[::-1]


def nearer_pair():
    # Steps from one code to the other, over all digits: 8 is (0, 1, 0, …), 7 is (7, 0, 0, …), 0 is (0, 0, 0, …).
    def steps(first, second):
        first, second = (indices_to_digits(torch.tensor(token), torch.tensor(LEVELS)) for token in (first, second))
        return (first - second).abs().sum().item()

    return min(("7 and 8", "0 and 8"), key=lambda pair: steps(*(int(token) for token in pair.split(" and "))))


def saved_weights_differ():
    # channels_last is another order in memory, of tensors with the same names, shapes and values.
    shape = dict(width=4, multipliers=(1, 1), encoder_depths=(0, 0), decoder_depths=(0, 0), middle_depth=0)
    with torch.random.fork_rng(devices=[]):
        tokenizer = Tokenizer(TokenizerConfig(levels=(5, 4, 3), norm_groups=2, input_kernel=3, **shape))
    before = {name: tensor.clone() for name, tensor in tokenizer.state_dict().items()}
    after = tokenizer.optimize(channels_last=True).state_dict()
    return before.keys() != after.keys() or any(not torch.equal(before[name], after[name]) for name in before)


def image_changes():
    # With no channel kept, all digits are the middle ones for any photo: the decoder gets the same tokens.
    return False


EXERCISES = [
    Exercise(
        take_apart,
        why="Yes. `indices_to_digits` does the same for whole grids.",
        hint="token % 8 is the first digit if it has 8 levels. What does token // 8 hold?",
        wrong=[
            (never_divided, "After a digit is taken off, the rest must be divided by its level."),
            (last_digit_first, "This takes the last channel as the ones. Here the first channel counts ones."),
            (reversed_digits, "The digits are right, but in reverse: the first channel comes first."),
        ],
        tries=[(0, LEVELS), (7, LEVELS), (8, LEVELS), (63999, LEVELS), (12345, LEVELS), (50, (5, 4, 3))],
    ),
    Exercise(
        nearer_pair,
        why="Yes: 8 is one step from 0, and eight from 7. Tokens are names, and their difference means nothing.",
        hint="Write the digits of 0, 7 and 8 below each other.",
        wrong=[
            ("7 and 8", "They are neighbours as numbers. But 7 has the first digit 7, and 8 has the first digit 0."),
        ],
    ),
    Exercise(
        saved_weights_differ,
        why="Yes. The order in memory is no part of a tensor's values, so files of both are the same.",
        hint="Is a tensor another one if its numbers lie in another order in memory?",
        wrong=[
            (True, "Each number is still found under the same index. Only its place in memory is another."),
        ],
    ),
    Exercise(
        image_changes,
        why="Yes: nothing of the photo is left in the tokens. You see what the decoder makes of the middle code.",
        hint="Which of the six digits does the decoder still get from the photo?",
        wrong=[
            (True, "With 0 channels all six digits are set to the middle, for each photo."),
        ],
    ),
]
