"""Exercises of nbs/01_support/01_checks.ipynb: right answers, worked, and the usual wrong ones."""

import math
from numbers import Real

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.support.checks import nearest_name


def passes_only_one():
    # `not value >= 0` and `value < 0` are opposites for every number that can be compared.
    # NaN cannot: both comparisons are false, so the first check refuses it and the second does not.
    values = {"-1": -1.0, "0": 0.0, "inf": math.inf, "nan": math.nan}
    return next(name for name, value in values.items() if (not value >= 0) != (value < 0))


def is_share(value):
    # A bool is a number to Python, so it is asked for first. NaN fails the comparison, as it should.
    return isinstance(value, Real) and not isinstance(value, bool) and 0 <= value <= 1


def lets_nan_in(value):
    return isinstance(value, Real) and not isinstance(value, bool) and not (value < 0 or value > 1)


def lets_bools_in(value):
    return isinstance(value, Real) and 0 <= value <= 1


def floats_only(value):
    return isinstance(value, float) and 0 <= value <= 1


def lets_one_end_out(value):
    return isinstance(value, Real) and not isinstance(value, bool) and 0 < value < 1


def first_place():
    names = ["demo_images", "demo_clips", "quickstart_images", "quickstart_clips", "dsq_ablation"]
    return next(place for place in range(11) if nearest_name("demo_images"[place:], names) != "demo_images")


EXERCISES = [
    Exercise(
        passes_only_one,
        why="Yes: each comparison with NaN is false. So a check asks for what has to be true.",
        hint="For which of the four are `value >= 0` and `value < 0` both false?",
        wrong=[
            ("inf", "Infinity is ≥ 0, so both let it pass. `check_number` refuses it by a second comparison."),
            ("0", "0 is ≥ 0 and not < 0: both let it pass."),
            ("-1", "Both refuse -1."),
        ],
    ),
    Exercise(
        is_share,
        why="Yes: real numbers without bools, both ends included, and NaN fails the comparison.",
        hint="Try 0, 1, NaN, True and '0.5'. Which comparison is false for NaN?",
        wrong=[
            (lets_nan_in, "NaN gets in. Ask for what must be true, and not for what must be false."),
            (lets_bools_in, "True gets in: Python compares it as 1."),
            (floats_only, "The integers 0 and 1 are shares as well."),
            (lets_one_end_out, "Both ends are shares: nothing, and all."),
        ],
        tries=[(value,) for value in (0, 1, 1.0, 0.25, -0.1, 1.5, math.nan, math.inf, True, False, "0.5", None)],
    ),
    Exercise(
        first_place,
        why="Yes: of `es`, both letters are in `demo_clips` too in this order, and this name is shorter.",
        hint="A name is nearest by 2M / T. Which shorter names hold the last letters, in their order?",
        wrong=[
            (5, "`images` is in two names. `demo_images` is the shorter one, so its T is smaller and it wins."),
            (4, "`_images` is in two names. `demo_images` is the shorter one, so its T is smaller and it wins."),
            (10, "At 10 a single s is left. Two letters suffice already: does a shorter name hold `es`?"),
            (1, "Ten of eleven letters are left. The likeness is 20/21, and no other name comes near."),
        ],
    ),
]
