"""Exercises of nbs/07_published/01_published_dsq.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.published.dsq import PublishedDSQ


def published_lengths(a):
    # The floor first, then shares that sum up to 1, and twice of them.
    return 2 * a.clamp(min=1e-3).softmax(0)


def without_floor(a):
    return 2 * a.softmax(0)


def floor_of_lengths(a):
    return (2 * a.softmax(0)).clamp(min=1e-3)


def total_of_one(a):
    return a.clamp(min=1e-3).softmax(0)


def free_lengths(a):
    return a.exp()


def what_brings_it_back():
    # Below the floor the maximum is a constant, so the gradient is 0, and a step along it is none.
    quantizer = PublishedDSQ([5])
    with torch.no_grad():
        quantizer.bins.raw_lengths[0, 3] = -0.7
    quantizer.bins.lengths(torch.float32)[0, 3].backward()
    return "nothing" if quantizer.bins.raw_lengths.grad[0, 3] == 0 else "gradient"


def found_by_fresh_weights():
    # With fresh weights of the 64000 codes, codes and latents have the same bins: `golden/dsq_module.npz` has 100 %.
    return False


def first_bin_when_it_stands_still():
    # Below the floor all four a_i count as 0.001, so the four bins share the total of 2.
    return published_lengths(torch.tensor([-3.0, -0.7, -0.7, -0.7]))[0].item()


EXERCISES = [
    Exercise(
        published_lengths,
        why="Yes. If six of seven are at the floor and one is 2, the short bins are 0.149 long, which is the least.",
        hint="`clamp`, `softmax`, and a factor.",
        wrong=[
            (without_floor, "Values below 0.001 count as 0.001: the floor comes first."),
            (floor_of_lengths, "The floor is one of `a`, not of the lengths. It comes before the softmax."),
            (total_of_one, "The lengths sum up to 2, from −1 to 1."),
            (free_lengths, "These are the lengths of our own DSQ, whose total is free."),
        ],
        tries=[
            (torch.tensor([0.5, 0.5, 0.5, 0.5]),),
            (torch.tensor([2.0, -1.0, -9.0, 0.0, 1e-3, -0.5, -2.0]),),
            (torch.tensor([0.3, 1.2]),),
        ],
    ),
    Exercise(
        what_brings_it_back,
        why="Yes. It is stuck there for good, and 83% of the published lengths of the trial ended so.",
        hint="What is the derivative of max(a, 0.001) at a = −0.7?",
        wrong=[
            ("gradient", "Below the floor the maximum is a constant. What is its derivative?"),
            ("others", "The other bins change its *share* of the total. Its own number stays where it is."),
        ],
    ),
    Exercise(
        found_by_fresh_weights,
        why="Yes: fresh weights hide it. Test with perturbed weights, where no two numbers agree by chance.",
        hint="The fault numbers tokens by codes as if they were latents. When do both fall into the same bins?",
        wrong=[
            (True, "Look at the first row of the table: with fresh weights all tokens agree."),
        ],
    ),
    Exercise(
        first_bin_when_it_stands_still,
        why="Yes. All four bins share the total of 2, and none gets a gradient any more.",
        hint="What do four equal numbers become by the softmax, and twice of that?",
        wrong=[
            (0, "A bin cannot vanish: at the floor it still has its share of the total."),
            (0.001, "This is the floor of the number in front of the softmax. The lengths sum up to 2."),
            (2.0, "This is the total of all four bins."),
            (0.25, "The total is 2, not 1."),
            (0.0498, "This is exp(−3), the length of the *free* form."),
        ],
    ),
]
