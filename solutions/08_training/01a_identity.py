"""Exercises of nbs/08_training/01a_identity.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.training.identity import belongs_to_run


def may_change():
    # belongs_to_run knows the list of CHANGEABLE, with the reasons.
    names = "seed", "data.workers", "schedule.steps", "compile"
    return {name for name in names if not belongs_to_run(name)}


def batch_positions(step, number, batch_size, batches):
    # A step begins behind all samples of the steps before. Its samples are dealt out to the batches one by one.
    start = step * batch_size * batches
    return [start + number + batches * sample for sample in range(batch_size)]


def left_out():
    # The next step is number 5, counted from 0. With steps of 8 it begins at 40, and the samples before 20 were seen.
    return 5 * 8 - 5 * 4


EXERCISES = [
    Exercise(
        may_change,
        why="Yes. Who loads a sample and in which order sums are taken changes no weight by more than rounding.",
        hint="Which of the four give other weights?",
        wrong=[
            (
                {"data.workers", "compile", "schedule.steps"},
                "A run of more steps has another learning rate at each step, if the rate falls along a cosine.",
            ),
            (
                {"data.workers"},
                "Compiled code takes the same sums in another order. That is rounding, not another run.",
            ),
            ({"data.workers", "compile", "seed"}, "Another seed is another order of the data, and so another run."),
            (set(), "Two of them change no result: who loads a sample, and how the code is run."),
        ],
    ),
    Exercise(
        batch_positions,
        why="Yes. So a batch holds the same samples, whoever computes it.",
        hint="Where does the step begin in the stream? Its samples are dealt out like cards.",
        wrong=[
            (
                lambda step, number, batch_size, batches: [
                    (step * batches + number) * batch_size + sample for sample in range(batch_size)
                ],
                "You deal in blocks. Here the samples are dealt out one by one.",
            ),
            (
                lambda step, number, batch_size, batches: [number + batches * sample for sample in range(batch_size)],
                "This is right for step 0. Later steps begin behind all samples before them.",
            ),
            (
                lambda step, number, batch_size, batches: [
                    step * batch_size + number + batches * sample for sample in range(batch_size)
                ],
                "A step takes the samples of all its batches.",
            ),
        ],
        tries=[(5, 0, 3, 4), (5, 3, 3, 4), (0, 1, 2, 2), (2, 0, 8, 1)],
    ),
    Exercise(
        left_out,
        why="Yes. No message would say so: the loss goes on falling. That is why the change is refused.",
        hint="Where does the next step begin, if all steps had been as large as the new ones?",
        wrong=[
            (0, "The step number stays and the steps are larger, so the next one begins further on in the stream."),
            (40, "This is where the next step begins. The samples up to 20 were seen."),
            (4, "This is the difference of one step. Five of them were done."),
        ],
    ),
]
