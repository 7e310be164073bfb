"""Exercises of nbs/90_appendix/03_exercises.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise, same


def whole_numbers():
    # Both are whole numbers, and 12 == 12.0. Only a number that is not whole may be off a little.
    return same(12.0, 12)


def tries_passed():
    # From -3 to 3 the two differ: at 1 the clamp is 1, and tanh is 0.76. At 20 both are 1.
    tries = torch.linspace(-3, 3, 7), torch.tensor(20.0)
    return sum(same(latent.clamp(-1, 1), torch.tanh(latent)) for latent in tries)


def smallest_band():
    # 9.5 is off by 0.466, which is a share of 0.0468 of 9.966. The next step of 0.001 is 0.047.
    return next(step / 1000 for step in range(100) if same(9.5, 9.966, step / 1000))


EXERCISES = [
    Exercise(
        whole_numbers,
        why="Yes: a float that is a whole number counts as one. It must then be exact.",
        hint="What does Python say to 12.0 == 12?",
        wrong=[(False, "The type of the number does not matter, only its value: `same` compares 12.0 with 12 by ==.")],
    ),
    Exercise(
        tries_passed,
        why="Yes: the second alone would have let the clamp pass. More tries tell more functions apart.",
        hint="Compare both functions at 1, and at 20.",
        wrong=[
            (2, "At 1 the clamp has reached its end, and tanh(1) is 0.76."),
            (0, "At 20, tanh is 1 to the last digit of float32."),
        ],
    ),
    Exercise(
        smallest_band,
        why="Yes. Nobody would call 9.5 nearly right, so a hundredth is wide enough.",
        hint="By which share of 9.966 is 9.5 off? The slider has steps of 0.001.",
        wrong=[
            (0.466, "This is how far 9.5 is off. `within` is a share of the right answer."),
            (0.046, "This is just too narrow: the share is 0.0468."),
            (0.049, "This is the share of 9.5. `within` is one of the right answer."),
        ],
        within=0.001,
    ),
]
