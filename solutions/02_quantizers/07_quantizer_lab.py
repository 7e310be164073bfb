"""Exercises of nbs/02_quantizers/07_quantizer_lab.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.lab import density_source, lloyd


def codes_in_use():
    # The lost channel comes back in the second thousand steps, and the error falls to 0.0237: run
    # contest(sources["latents"], "affine, affine", 2, partial(DSQ, (8, 8)), steps=2000, seeds=[3]).
    return 64


def most_cells():
    # Each bit is the sign of a · x + b: one threshold on the line. Five thresholds cut it into six pieces.
    bits = 5
    return bits + 1


def lloyd_error(density, low, high, level):
    source = density_source(density, low, high, level, points=2000)
    points = lloyd(source.test, source.weights, level, rounds=200)
    return (torch.cdist(source.test.double(), points).min(1).values.square() @ source.weights).item()


def cut_bell():
    # Scaled to variance 1, and cut at both sides: between the uniform source (0.0156) and the normal one (0.0345).
    # The bell on [-1, 1] has the variance v. So the scaled one ends at ± 1 / √v, with deviation 1 / √v.
    x = torch.linspace(-1, 1, 20_001, dtype=torch.float64)
    bell = torch.exp(-(x**2) / 2)
    end = 1 / math.sqrt(((x**2 * bell).sum() / bell.sum()).item())
    return lloyd_error(lambda x: torch.exp(-((x / end) ** 2) / 2), -end, end, 8)


def growth():
    # The rule of 6 dB for a bit is a factor of 4. It holds where cells are narrow, or the density is flat.
    # Four codes are few for the tails of a normal source: Max's table has 0.1175, against 0.03454.
    return lloyd_error(lambda x: torch.exp(-(x**2) / 2), -8, 8, 4) / lloyd_error(
        lambda x: torch.exp(-(x**2) / 2), -8, 8, 8
    )


EXERCISES = [
    Exercise(
        codes_in_use,
        why="Yes, all 64, with an error of 0.0237. The channel was not lost for ever: this run learned slowly.",
        hint="One channel has shrunk until all of its latents have one code. Its encoder still gets a gradient.",
        wrong=[
            (8, "This is the run of 1000 steps, in which one channel has one code. Its encoder goes on learning."),
            (1, "After 1000 steps one channel of two has one code. The other one has all of its eight."),
        ],
    ),
    Exercise(
        most_cells,
        why="Yes: five thresholds on a line make six pieces. A network as the encoder could make up to 32.",
        hint="What is one bit of one number, if the encoder is affine? Draw the thresholds on a line.",
        wrong=[
            (32, "32 codes need 32 cells. Five thresholds on one line do not make so many."),
            (5, "Five thresholds, yes. How many pieces do they make of the line?"),
            (10, "The two values of a bit lie on two sides of one threshold. How many pieces do five of them make?"),
        ],
    ),
    Exercise(
        cut_bell,
        why="Yes: near the uniform source, since the tails are what makes the normal one difficult.",
        hint="`density_source` and `lloyd` do it. At which x does the density end, if the variance is to be 1?",
        wrong=[
            (1 / 64, "This is the uniform source. The bell is a little higher in the middle, even if it is cut."),
            (0.03454, "This is the whole normal source. Most of its error comes from the tails, which are cut off."),
            (0.00515, "The scale to variance 1 is missing: this is the error of the bell on [-1, 1] itself."),
        ],
        within=0.02,
    ),
    Exercise(
        growth,
        why="Yes: rather less than the 4 of the rule of 6 dB for a bit, which holds for many codes.",
        hint="Cells twice as wide: what becomes of the squared error? Then look at the two numbers beside *Lloyd*.",
        wrong=[
            (2, "Half as many codes make cells twice as wide. The error is the square of a width."),
            (4, "This is the rule of 6 dB for a bit. With so few codes, a normal source is not yet that far."),
            (8, "Cells twice as wide, and the square of that is 4. The rule is for many codes, at that."),
        ],
        within=0.02,
    ),
]
