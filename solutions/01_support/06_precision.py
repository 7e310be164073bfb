"""Exercises of nbs/01_support/06_precision.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def counts_up_to():
    # Eight significant bits hold all integers up to 256. From there on the gap is 2: 257 lies between
    # 256 and 258, and the tie goes to the even one, which is 256.
    counter = torch.zeros((), dtype=torch.bfloat16)
    for _ in range(1000):
        counter += 1
    return int(counter)


def total(values):
    # Each value becomes float32 before anything is added.
    return values.float().sum()


def rounded_total(values):
    return values.sum().float()


def step_by_step(values):
    result = torch.zeros((), dtype=torch.bfloat16)
    for value in values:
        result = result + value
    return result.float()


def as_coarse():
    # Below 2^-14 float16 has no smaller exponents, and its gap stays 2^-24. The gap of bfloat16 halves
    # with every exponent: it is 2^(e-7), which is 2^-24 at e = -17.
    x = torch.linspace(0, 1, 400)
    for exponent in range(0, -31, -1):
        curve = 2.0**exponent * (1 + x / 20)
        fine, coarse = (len(curve.to(dtype).unique()) for dtype in (torch.float16, torch.bfloat16))
        if fine <= coarse:
            return exponent
    return None


VALUES = torch.Generator().manual_seed(0)

EXERCISES = [
    Exercise(
        counts_up_to,
        why="Yes: 257 does not exist in bfloat16, and 256 + 1 is rounded back to 256. So counters are no bfloat16.",
        hint="From which number on is the gap to the next one larger than 1? Use the formula, with 8 bits.",
        wrong=[
            (1000, "This would be right in float32. From some number on, adding 1 changes nothing in bfloat16."),
            (255, "Eight bits, but as a float: the number 256 is 1 · 2⁸ and needs one bit. What is 256 + 1?"),
            (257, "257 has nine significant bits. bfloat16 has eight."),
            (128, "From 128 to 256 the gap is 2^(7-7) = 1, so each integer is there."),
            (512, "Between 256 and 512 the gap is 2. A step of 1 gets no further than 256."),
        ],
    ),
    Exercise(
        total,
        why="Yes: what is rounded once stays rounded, so the dtype changes before the sum.",
        hint="In which dtype is the sum rounded if `.float()` comes behind it?",
        wrong=[
            (rounded_total, "The sum is rounded to 8 bits before it becomes float32. Change the dtype first."),
            (step_by_step, "Each partial sum is rounded to 8 bits. In the end small values change nothing any more."),
        ],
        tries=[
            (torch.rand(1000, generator=VALUES).bfloat16(),),
            (torch.full((1000,), 0.001).bfloat16(),),
            (torch.rand(300, generator=VALUES).bfloat16(),),
        ],
        within=1e-4,
    ),
    Exercise(
        as_coarse,
        why="Yes: float16 runs out of exponents at -14, and from there on loses a bit with each halving.",
        hint="float16's gap stops getting smaller at 2^-24. At which exponent is bfloat16's gap, 2^(e-7), as small?",
        wrong=[
            (-14, "Here float16 has its last exponent, and still 11 bits. It loses one bit with each exponent below."),
            (-24, "At -24 float16 has one step left. It is as coarse as bfloat16 much earlier."),
            (-25, "Here float16 is 0 or one single number. It is as coarse as bfloat16 much earlier."),
            (-15, "Here float16 has 10 bits left, and bfloat16 has 8."),
            (17, "Upwards the slider shows where float16 ends. Move it down, to negative exponents."),
            (-16, "Nearly: at -16 float16 has 9 bits left, and bfloat16 has 8."),
            (-18, "One too far: at -18 float16 has 7 bits left, fewer than bfloat16."),
        ],
    ),
]
