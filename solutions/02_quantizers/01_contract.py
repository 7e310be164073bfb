"""Exercises of nbs/02_quantizers/01_contract.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.quantizers.core import indices_to_digits


def digits_of(indices, levels):
    # Counted from the last channel on, the levels stand the other way round. So do the digits that come out.
    return indices_to_digits(indices, levels.flip(0)).flip(-1)


def not_turned_at_all(indices, levels):
    return indices_to_digits(indices, levels)


def digits_not_turned(indices, levels):
    return indices_to_digits(indices, levels.flip(0))


def levels_not_turned(indices, levels):
    return indices_to_digits(indices, levels).flip(-1)


def still_exact():
    # Python adds from the left: q + z is rounded first, and what it has lost does not come back.
    q, z = torch.tensor(0.3), torch.tensor(1000.0)
    return bool(q + z - z == q)


def numbered():
    # int64 ends at 2^63 - 1, and an index below 3^n has to fit: no float is in the way.
    return max(n for n in range(1, 100) if 3**n <= 2**63 - 1)


def read_right():
    # The wrong order reads the digits (a, b, c) as (c, b, a). The middle wheel is in its place either way.
    levels = torch.tensor([3, 3, 3])
    indices = torch.arange(27)
    written = indices_to_digits(indices, levels)
    read = indices_to_digits(indices, levels.flip(0)).flip(1)
    return int((read == written).all(1).sum())


EXERCISES = [
    Exercise(
        digits_of,
        why="Yes: turn the levels round, and then the digits back. Neither step alone would do.",
        hint="`indices_to_digits` takes the first channel as the least significant. Which levels must it be told?",
        wrong=[
            (not_turned_at_all, "This reads the file as if the first channel were the least significant digit."),
            (digits_not_turned, "The right digits, in the wrong order: the last channel comes out first."),
            (levels_not_turned, "The digits are turned, but they were divided by the levels of other channels."),
        ],
        tries=[
            (torch.arange(24), torch.tensor([4, 3, 2])),
            (torch.tensor([0, 17, 319]), torch.tensor([8, 8, 5])),
            (torch.tensor([[7, 3], [2, 9]]), torch.tensor([5, 2])),
        ],
    ),
    Exercise(
        still_exact,
        why="Yes: q + z is rounded to the spacing of numbers near z. The brackets make the difference 0 first.",
        hint="Which of the two operations does Python do first? Try q = 0.3 and z = 1000 in float32.",
        wrong=[(True, "On paper, yes. But Python adds q + z first, and rounds it. The brackets forbid that.")],
    ),
    Exercise(
        numbered,
        why="Yes: 3³⁹ ≈ 4.05 · 10¹⁸ is below 2⁶³ ≈ 9.22 · 10¹⁸, and 3⁴⁰ is not.",
        hint="Indices are int64. Which is the largest power of 3 that fits?",
        wrong=[
            (15, "This is where float32 stops to count, at 2²⁴. Indices never pass through a float."),
            (19, "This would be so for int32. Indices are int64."),
            (40, "3⁴⁰ ≈ 1.2 · 10¹⁹ is too large: one bit of int64 is the sign."),
            (63, "This would be so for 2 values. A channel of 3 values takes log₂ 3 ≈ 1.58 bits."),
            (62, "This would be so for 2 values. A channel of 3 values takes log₂ 3 ≈ 1.58 bits."),
            (33, "This is where float64 stops to count, at 2⁵³. Indices never pass through a float."),
        ],
    ),
    Exercise(
        read_right,
        why="Yes: those whose first and last digit are the same, whatever the middle one is.",
        hint="The digits (a, b, c) are read as (c, b, a). For which tokens is that no change?",
        wrong=[
            (27, "The levels are the same from both ends. The digits of a token are not."),
            (18, "These are the tokens that are read wrong."),
            (3, "The middle wheel stands in the middle either way. Only the first and the last change places."),
            (13, "Less than half, in fact: the first and the last of three values agree in one case of three."),
            (14, "Less than half, in fact: the first and the last of three values agree in one case of three."),
        ],
    ),
]
