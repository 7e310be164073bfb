"""Exercises of nbs/08_training/07_guard.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise


def clipping_helps():
    # The norm is infinite, so each value is multiplied by 1 / ∞ = 0. And ∞ · 0 is NaN.
    gradient = torch.tensor([float("inf"), 1.0])
    return bool((gradient * (1 / gradient.norm())).isfinite().all())


def put_back(before, now, skipped):
    # where looks at one of the two only. A sum with factors 1 and 0 would take 0 · NaN with it, which is NaN.
    return torch.where(skipped > 0, before, now)


def by_factors(before, now, skipped):
    return before * skipped + now * (1 - skipped)


def the_wrong_way(before, now, skipped):
    return torch.where(skipped > 0, now, before)


def told(function):
    "The function with a number in the place of NaN, which does not equal itself."

    def with_numbers(*arguments):
        found = function(*arguments)
        return None if found is None else torch.as_tensor(found).nan_to_num(12345.0)

    return with_numbers


class MayBeNaN(Exercise):
    "An exercise in which NaN is a result like any other."

    def fault(self, answer):
        return super().fault(told(answer))

    def agree(self, answer, other):
        return super().agree(told(answer), told(other)) if self.tries else super().agree(answer, other)


def price_of_a_question():
    # An order is written in 1 µs, and the smallest takes 5 µs. The queue runs empty, and fills again at once.
    return "nearly nothing"


NOW = torch.tensor([float("nan"), 5.0])
EXERCISES = [
    Exercise(
        clipping_helps,
        why="Right: infinite by infinite is NaN, and the finite parts of the gradient become 0.",
        hint="What is the norm of such a gradient, and what is each of its values divided by it?",
        wrong=[
            (
                True,
                "Long gradients are scaled down, but this one is infinitely long: ∞ · (1 / ∞) is NaN.",
            ),
        ],
    ),
    MayBeNaN(
        put_back,
        why="Yes. Nobody waits for the answer, and what is not chosen does no harm.",
        hint="Which function of PyTorch chooses between two tensors, number by number?",
        wrong=[
            (
                by_factors,
                "0 · NaN is NaN. A factor of 0 does not remove what it stands before: choose, with `torch.where`.",
            ),
            (the_wrong_way, "The other way round: put back what was before, if the step is skipped."),
        ],
        tries=[
            (torch.tensor([1.0, 2.0]), NOW, torch.tensor(1.0)),
            (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]), torch.tensor(0.0)),
            (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]), torch.tensor(1.0)),
        ],
    ),
    Exercise(
        price_of_a_question,
        why="Yes. It is Python's slowness beside the GPU that makes a question dear. GPUs get faster, Python hardly.",
        hint="How long does it take to fill the queue again, if an order is written in 1 µs?",
        wrong=[
            ("as much", "The GPU waits only for the next order, and this one is there after 1 µs."),
            ("more", "A faster Python fills the queue again at once. The gaps get smaller, not larger."),
        ],
    ),
]
