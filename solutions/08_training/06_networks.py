"""Exercises of nbs/08_training/06_networks.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.training.networks import learning_rate
from magicmaster_nb.training.recipes import ScheduleConfig


def step_at(share, warmup, steps):
    # Half of (1 + cos) is the share where cos is 2 · share - 1. The curve begins after the warm-up.
    return warmup + (steps - warmup) * math.acos(2 * share - 1) / math.pi


def along_a_line(share, warmup, steps):
    return warmup + (steps - warmup) * (1 - share)


def without_warmup(share, warmup, steps):
    return steps * math.acos(2 * share - 1) / math.pi


def quarter_wave(share, warmup, steps):
    return warmup + (steps - warmup) * math.acos(share) / math.pi


def times_as_long():
    # Adam's first step divides the gradient by its own absolute value. Its length is the learning rate.
    return 1


def share_above_half():
    # 450 steps of the warm-up, and about 50 of the 100 steps of the cosine.
    schedule = ScheduleConfig(warmup_steps=900, decay="cosine")
    return sum(learning_rate(schedule, step, 1000, 1.0) > 0.5 for step in range(1000)) / 1000


EXERCISES = [
    Exercise(
        step_at,
        why="Yes. The cosine stays high for long, and falls fastest in the middle.",
        hint="Solve the formula for t. At the middle of the cosine the share is a half.",
        wrong=[
            (along_a_line, "This is a straight line. A cosine stays high for longer, and then falls faster."),
            (without_warmup, "The cosine begins where the warm-up ends."),
            (quarter_wave, "The rate is (1 + cos) / 2, so the cosine goes on to -1. Yours ends at 0."),
        ],
        tries=[(0.25, 100, 1100), (0.9, 100, 1100), (0.1, 50, 400), (0.75, 0, 1000)],
        within=1e-3,
    ),
    Exercise(
        times_as_long,
        why="Yes. Adam does not see how large a gradient is, only how it compares with those before.",
        hint="What are Adam's two averages after one step, and what is the one divided by the root of the other?",
        wrong=[
            (1000, "That would be plain gradient descent. Adam divides by the root of the mean squared gradient."),
            (31.6, "The root of the squared gradient is the gradient itself, so nothing of its size is left."),
            (0.001, "A large gradient makes no smaller step. It is divided by its own size, as a small one is."),
        ],
    ),
    Exercise(
        share_above_half,
        why="Yes: a run with so long a warm-up learns half of its time at less than half of the rate.",
        hint="Where does the rising line pass the half, and where does the falling curve?",
        wrong=[
            (0.1, "These are the steps after the warm-up. The second half of the rise counts, too."),
            (0.9, "During the first half of the warm-up the rate is below half of the peak."),
            (0.55, "The last 50 steps of the cosine lie below half of the peak."),
            (0.45, "The cosine stays above half of the peak for its first half."),
        ],
        within=0.02,
    ),
]
