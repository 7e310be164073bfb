"""Exercises of nbs/06_metrics/02b_means.ipynb: right answers, worked, and the usual wrong ones."""

import numpy as np

from magicmaster_nb.exercises import Exercise


def joined(means, counts):
    # Sums and counts can be added. A mean of means gives a sample of a small share more weight.
    return sum(mean * count for mean, count in zip(means, counts)) / sum(counts)


def with_one_nan():
    # NaN plus anything is NaN, so the sum never recovers.
    return "NaN"


def error_for_small_values():
    # The neighbours of a float32 are apart in proportion to it. A sum of 50,000 is rounded less than one of 1,500,000.
    return "smaller" if np.spacing(np.float32(50_000)) < np.spacing(np.float32(1_500_000)) else "larger"


EXERCISES = [
    Exercise(
        joined,
        why="Yes: sums and counts are added, so it does not matter who had which share.",
        hint="What is the sum over the samples of one process, if its mean and its count are known?",
        wrong=[
            (
                lambda means, counts: sum(means) / len(means),
                "This is the mean of the means. A sample in a small share then counts more than others.",
            ),
            (
                lambda means, counts: sum(mean * count for mean, count in zip(means, counts)),
                "This is the sum. Divide it.",
            ),
        ],
        tries=[([30.0, 20.0], [3, 1]), ([25.0, 0.0, 31.0], [10, 0, 7]), ([28.0], [5])],
        within=0.001,
    ),
    Exercise(
        with_one_nan,
        why="Yes. An hour of work gives NaN, and nobody knows which image it was. So the check names it.",
        hint="What is 1.5 million plus NaN?",
        wrong=[
            ("unchanged", "That would be so if NaN were skipped. A sum does not skip anything."),
            ("a little lower", "NaN is no small number. Whatever it is added to becomes NaN."),
        ],
    ),
    Exercise(
        error_for_small_values,
        why="Yes: a float32 has 24 bits, whatever its size. Small sums are rounded less, in dB.",
        hint="How far apart are two neighbouring numbers of float32 near the sum?",
        wrong=[
            ("larger", "The sum is thirty times as small, and so is the distance between its neighbours in float32."),
            ("the same", "The error is relative to the size of the sum, and the figure shows it in dB."),
        ],
    ),
]
