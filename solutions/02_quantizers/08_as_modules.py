"""Exercises of nbs/02_quantizers/08_as_modules.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.fsq import FSQ
from magicmaster_nb.quantizers.lfq import LFQ


def token_of_infinity():
    # Infinity counts as a very large number: the digits are 7 (the last of 8), 0 (the first) and 2 (the middle).
    # The first channel is the least significant: 7 + 8 · 0 + 40 · 2.
    latent = torch.tensor([[math.inf, -math.inf, 0.0]])
    return int(FSQ([8, 5, 5], channel_last=True)(latent).indices)


def unknown_token():
    # The graph has no check. The digits are computed modulo the levels: 203 = 200 + 3, and 200 = 8 · 5 · 5.
    q, token = FSQ([8, 5, 5]), 203
    digits = [token % 8, token // 8 % 5, token // 40 % 5]
    return f"the code of token {digits[0] + 8 * digits[1] + 40 * digits[2]}" if token >= q.codebook_size else "a code"


def is_refused():
    # Every channel is +inf at once. The weights have both signs, so a sum holds inf and -inf: NaN.
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        q = LFQ(6, dim=5)
    try:
        q(torch.full((1, 5, 1), math.inf))
    except ValueError:
        return True
    return False


EXERCISES = [
    Exercise(
        token_of_infinity,
        why="Yes: digits 7, 0 and 2, and the first channel is the least significant.",
        hint="Infinity gets the code of a very large number. Which three digits are that, and which one turns fastest?",
        wrong=[
            (177, "The digits are right. The first channel is the least significant, not the last one."),
            (7, "A latent of 0 does not have the digit 0: it lies on the middle one of five codes, which is digit 2."),
            (88, "8 codes have the digits 0 to 7."),
            (199, "This is the last token: all digits are the largest ones. Which is the first of five, for -∞?"),
        ],
    ),
    Exercise(
        unknown_token,
        why="Yes: nobody looks, and the digits wrap around. Whoever exports a decoder has to check its tokens before.",
        hint="The graph holds arithmetic only: a division and a remainder for each channel. 203 = 200 + 3.",
        wrong=[
            (
                "an error",
                "The check looks at values, and there are none when a graph is written down. It is left out.",
            ),
            ("the code of token 199", "Nothing is clamped: the digits are remainders of divisions by the levels."),
        ],
    ),
    Exercise(
        is_refused,
        why="Yes: the weights have both signs, so the projection adds ∞ to -∞ even if all latents are +∞.",
        hint="The projection adds up weight · latent. Which signs do the weights have?",
        wrong=[(False, "A negative weight makes -∞ of ∞. Beside a positive one, the sum is NaN.")],
    ),
]
