"""Exercises of nbs/06_metrics/05a_kid_precision_recall.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def precision(real, made, neighbours):
    # Around each real sample a ball that reaches its k-th nearest real neighbour; itself, at 0, is not one of them.
    radius = torch.cdist(real, real).sort(dim=1).values[:, neighbours]
    return (torch.cdist(made, real) <= radius).any(dim=1).float().mean()


def recall_instead(real, made, neighbours):
    return precision(made, real, neighbours)


def with_itself(real, made, neighbours):
    radius = torch.cdist(real, real).sort(dim=1).values[:, neighbours - 1]
    return (torch.cdist(made, real) <= radius).any(dim=1).float().mean()


def in_all_balls(real, made, neighbours):
    radius = torch.cdist(real, real).sort(dim=1).values[:, neighbours]
    return (torch.cdist(made, real) <= radius).float().mean()


def below_zero():
    # It is an estimate without bias: for two sets of one distribution its mean is 0, so it lies on both sides.
    return "often"


def recall_of_one_kind():
    # One kind of eight is left, so an eighth of the real samples has generated ones around it. The figure says 0.16:
    # its random choice has more than an eighth of this kind.
    return 0.16


REAL = torch.tensor([[0.0], [1.0], [2.0], [3.0], [10.0], [11.0]])
MADE = torch.tensor([[0.5], [2.5], [30.0], [0.2], [10.2]])
EXERCISES = [
    Exercise(
        precision,
        why="Yes. Swap the two sets, and you have recall: torch-fidelity does no more.",
        hint="`torch.cdist(real, real).sort(dim=1).values` has each sample's distances, that to itself first.",
        wrong=[
            (recall_instead, "You draw the balls around the generated samples: this is recall."),
            (with_itself, "The nearest one to a sample is itself. Leave it out when you count neighbours."),
            (in_all_balls, "One ball is enough. Ask for each sample whether it lies in any."),
        ],
        tries=[(REAL, MADE, 1), (REAL, MADE, 2), (REAL, REAL[:5] + 0.4, 3)],
    ),
    Exercise(
        below_zero,
        why="Yes. A number below 0 is no error. It says that the two sets cannot be told apart.",
        hint="Its expectation is 0. Can all values of something with mean 0 lie above it?",
        wrong=[
            ("never", "A distance cannot be below 0. This is an estimate of one, whose mean is 0 here."),
            ("always", "Its mean is 0, so some values lie above."),
        ],
    ),
    Exercise(
        recall_of_one_kind,
        why="Yes: about the share of one kind of eight. What is generated looks as real as before: precision stays.",
        hint="How many of the eight kinds of real samples still have generated ones near them?",
        wrong=[
            (0.94, "This is the precision, or the share of what is lost. Recall is the share that is still there."),
            (0, "One kind is left, so its real samples lie in balls."),
        ],
        within=0.25,
    ),
]
