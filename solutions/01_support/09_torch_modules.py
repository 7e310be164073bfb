"""Exercises of nbs/01_support/09_torch_modules.ipynb: right answers, worked, and the usual wrong ones."""

import copy

import torch
from torch import nn

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.support.torch_modules import usable_for_gradients, values_to_check


class Digits(nn.Module):  # the first version of the page
    def __init__(self, levels):
        super().__init__()
        self.register_buffer("levels", torch.tensor(levels), persistent=False)


def loses_the_levels():
    # A move to the meta device drops the numbers, and `to_empty` gives memory that nothing fills:
    # the state, from which a file would fill it, does not hold the levels.
    right = torch.tensor([8, 5, 5])
    assert Digits([8, 5, 5]).double().levels.equal(right)  # 1: only floating-point tensors change
    assert copy.deepcopy(Digits([8, 5, 5])).levels.equal(right)  # 2: a buffer is copied, saved or not
    filled = Digits([8, 5, 5])
    filled.load_state_dict({})
    assert filled.levels.equal(right)  # 3: nothing is loaded, and nothing is changed
    moved = Digits([8, 5, 5]).to("meta")
    return 4 if moved.levels.is_meta else None  # 4: the numbers are gone already


def calls():
    # vmap calls the function once, with all samples in one wrapper. So Python cannot branch by sample.
    count = 0

    def check(x):
        nonlocal count
        count += 1
        return x

    torch.vmap(check)(torch.tensor([2, -3, 1]))
    return count


def copied():
    with torch.inference_mode():
        inferred = torch.arange(4)
        inside = usable_for_gradients(inferred) is not inferred
    ordinary = torch.arange(4)
    with torch.no_grad():
        without = usable_for_gradients(inferred) is not inferred
    with_gradients = usable_for_gradients(inferred) is not inferred
    places = {"A": inside, "B": without, "C": with_gradients, "D": usable_for_gradients(ordinary) is not ordinary}
    return next(name for name, made in places.items() if made)


def named():
    seen = []

    def look(x):
        seen.append(values_to_check(x).min().item())  # of all samples, for the wrapper is taken off
        return x

    torch.vmap(look)(torch.tensor([2, -3, -5]))
    return seen[0]


EXERCISES = [
    Exercise(
        loses_the_levels,
        why="Yes: the meta device drops the numbers, and the state cannot bring back what was never saved.",
        hint="In which of the four does the tensor get new memory that nobody fills?",
        wrong=[
            (1, "`double` changes floating-point tensors only. The levels are integers, and stay."),
            (2, "A copy copies all buffers, whether they are saved or not."),
            (3, "Nothing is loaded, so nothing is changed: the module keeps what it has."),
        ],
    ),
    Exercise(
        calls,
        why="Yes: once, with all samples in a wrapper. Python has one `if` to decide for three samples.",
        hint="Let the function print something, and count the lines.",
        wrong=[
            (3, "vmap is no loop. It calls the function once, with all three samples behind one name."),
            (0, "The function is called, or its error could not appear."),
        ],
    ),
    Exercise(
        copied,
        why="Yes: only there does autograd want to keep a tensor that it must not keep.",
        hint="A copy is needed if the tensor is from inference mode, and if a gradient may be wanted now.",
        wrong=[
            ("A", "Inside of inference mode there are no gradients, so the tensor does as it is."),
            ("B", "Under `no_grad` autograd keeps nothing, so the tensor does as it is."),
            ("D", "Ordinary tensors can be kept by autograd. A copy would only cost memory."),
        ],
    ),
    Exercise(
        named,
        why="Yes: the message names the least of all samples. It cannot tell which sample is being computed.",
        hint="`values_to_check` takes the wrapper off. Whose minimum is `values.min()` then?",
        wrong=[
            (-3, "The samples do not come one after another. The minimum is that of all three."),
            (2, "The first sample is no case of its own: all three are behind `values`."),
        ],
    ),
]
