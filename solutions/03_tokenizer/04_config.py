"""Exercises of nbs/03_tokenizer/04_config.ipynb: right answers, worked, and the usual wrong ones."""

import math
from dataclasses import replace

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.config import TokenizerConfig


def frames_of_tokens():
    # The first frame has tokens of its own; the 32 others are four groups of eight. And 1 + 3·8 = 25.
    step = TokenizerConfig(time_strides=(2, 2, 2)).time_stride
    return (33 - 1) // step + 1, (4 - 1) * step + 1


def bits_per_pixel(config):
    return math.log2(math.prod(config.levels)) / config.stride**2


def fields_of_the_rate():
    # Change one at a time, and look whether the bits per pixel are others.
    base = TokenizerConfig()
    deeper = dict(multipliers=(1, 2, 2, 4, 4), encoder_depths=5 * (4,), decoder_depths=5 * (4,))
    changes = {"levels": dict(levels=(8, 5, 5, 5)), "multipliers": deeper, "width": dict(width=64)}
    changes |= {"patch": dict(patch=2), "middle_depth": dict(middle_depth=0), "input_kernel": dict(input_kernel=3)}
    return {name for name, change in changes.items() if bits_per_pixel(replace(base, **change)) != bits_per_pixel(base)}


def from_fine_to_coarse():
    # A code of 16 has 4 bits, a quarter of 15.97. Stride 4 in the place of 8 makes four times as many of them.
    before, after = math.log2(64000) / 8**2, math.log2(16) / 4**2
    return "stays" if math.isclose(before, after, rel_tol=0.01) else "changes"


EXERCISES = [
    Exercise(
        frames_of_tokens,
        why="Yes: one frame alone, and then groups of eight.",
        hint="The time stride is 2 · 2 · 2. How many frames does the first frame of tokens stand for?",
        wrong=[
            ((4, 32), "The first frame has tokens of its own, before the groups of eight begin."),
            ((5, 32), "Count the second number from the same rule: one frame, and then whole groups of eight."),
            ((5, 24), "These are the three groups. The first frame comes before them."),
            ((17, 7), "There are three down-samplings, and each halves the frames."),
        ],
    ),
    Exercise(
        fields_of_the_rate,
        why="Yes. Everything else makes the network stronger or weaker at the same rate.",
        hint="What fixes the side of a token's square, and what fixes the bits of a token?",
        wrong=[
            ({"levels", "patch"}, "How many down-samplings there are is told by the *number* of multipliers."),
            (
                {"levels", "multipliers", "patch", "width"},
                "More channels make a stronger network. But the number of tokens and their bits stay.",
            ),
            (
                {"levels", "multipliers", "patch", "input_kernel"},
                "A larger kernel sees more pixels at once. The tokens stand where they stood, and are as many.",
            ),
            ({"multipliers", "patch"}, "These fix the tokens. What fixes the bits of each of them?"),
            ({"levels"}, "The levels fix the bits of a token. What fixes the number of tokens?"),
        ],
    ),
    Exercise(
        from_fine_to_coarse,
        why="Yes: four times as many tokens, each of a quarter of the bits. No rate tells which of both is better.",
        hint="How many bits tell 16 codes apart, and how many tell 64000 apart?",
        wrong=[
            ("rises", "There are four times as many tokens. But how many bits has each of them now?"),
            ("falls", "A token has a quarter of the bits. But how many tokens are there now?"),
        ],
    ),
]
