"""Exercises of nbs/02_quantizers/04_dsq_training.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch

from magicmaster_nb.exercises import Exercise


def lloyd_step(samples, points):
    # Each sample belongs to its nearest point. Each point moves to the mean of the samples that belong to it.
    nearest = (samples[:, None] - points).abs().argmin(1)
    return torch.stack([samples[nearest == i].mean() for i in range(len(points))])


def middles(samples, points):
    nearest = (samples[:, None] - points).abs().argmin(1)
    cells = [samples[nearest == i] for i in range(len(points))]
    return torch.stack([(cell.min() + cell.max()) / 2 for cell in cells])


def medians(samples, points):
    nearest = (samples[:, None] - points).abs().argmin(1)
    return torch.stack([samples[nearest == i].median() for i in range(len(points))])


def thresholds_only(samples, points):
    return (points[1:] + points[:-1]) / 2


def is_possible(width):
    # The notebook's `possible_starts`, for the cells width, 1, width.
    thresholds = [0.0, width, width + 1, 2 * width + 1]
    low, high, sign, offset = -math.inf, thresholds[0], 1, 0.0
    for i, threshold in enumerate(thresholds):
        sign, offset = -sign, 2 * threshold - offset
        above = thresholds[i + 1] if i + 1 < len(thresholds) else math.inf
        bounds = sorted([sign * (threshold - offset), sign * (above - offset)])
        low, high = max(low, bounds[0]), min(high, bounds[1])
    return low < high


def least_width():
    # A point in a narrow cell is less than its width from the wide one, and the point in the wide cell
    # is as near to both of its ends. Two such distances together have to be 1: so each width is above 0.5.
    return next(width / 100 for width in range(1, 100) if is_possible(width / 100 + 1e-6))


def far_edges():
    # The figure at step 500: the two outermost edges, by 0.64 and 1.20 (asserted below "Checks").
    # Few latents lie in the long bins of the tail, so they are the last to find their place.
    return 2


SAMPLES = torch.tensor([-0.9, -0.8, -0.7, -0.3, 0.0, 0.1, 0.6, 1.0, 2.9])

EXERCISES = [
    Exercise(
        lloyd_step,
        why="Yes: nearest point, then mean. Repeated, it ends where both of Lloyd's and Max's conditions hold.",
        hint="Two lines: which point is nearest to each sample, and the mean of the samples of each point.",
        wrong=[
            (middles, "The middle of a cell is not its mean: the samples may be crowded on one side."),
            (medians, "The median has the least absolute error. For the squared error it is the mean."),
            (
                thresholds_only,
                "These are the thresholds between cells. The points move to the means of the cells.",
            ),
        ],
        tries=[(SAMPLES, torch.tensor([-0.5, 0.5])), (SAMPLES, torch.tensor([-1.0, 0.0, 2.0]))],
    ),
    Exercise(
        least_width,
        why="Yes: both points beside the wide cell have to be half of it away from its point.",
        hint="The point of the wide cell is as far from each of its ends as the neighbour behind that end is.",
        wrong=[
            (1, "Cells of equal width are possible, but narrower ones are, too."),
            (0.25, "A point in a cell of 0.25 is less than 0.25 from the wide one. Two such distances make no 1."),
            (0.1, "These are impossible: a point of the wide cell cannot be 0.1 from both of its ends."),
        ],
    ),
    Exercise(
        far_edges,
        why="Yes, the last two, by 0.64 and 1.20. Few latents lie so far out, so those bins learn last.",
        hint="Where are the latents rare? Those bins get few gradients.",
        wrong=[
            (0, "The mean error is small already. But it hardly sees the tail, where latents are rare."),
            (1, "One more: the last bin is the slowest, and its neighbour is late as well."),
            (8, "Short bins, where the latents are crowded, are in place after a few dozen steps."),
        ],
    ),
]
