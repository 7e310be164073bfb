"""Exercises of nbs/08_training/12b_jobs.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def accumulation():
    # Steps of 32 batches: two machines with eight GPUs make 16 at a time.
    return 32 // (2 * 8)


def who_notices():
    # A machine without power closes no connection. The others wait for its gradients until their limit is over.
    return "timeout"


def equal_parts():
    # Grey: restart 3 and half of the distance, c / 2. Coloured: 10 minutes of waiting.
    return 2 * (10 - 3)


EXERCISES = [
    Exercise(
        accumulation,
        why="Yes. The same 32 batches are in each step, so it is the same run.",
        hint="How many batches did a step have, and how many are computed at a time now?",
        wrong=[
            (16, "This is the number of processes. Each of them has to take several batches."),
            (4, "There are eight GPUs on each of the machines, 16 in all."),
            (1, "Then a step would have 16 batches instead of 32, and the run would be refused."),
        ],
    ),
    Exercise(
        who_notices,
        why="Yes. That is why the limit of a step is a minute here, and not the usual ten.",
        hint="Who could still send a message from a machine without power?",
        wrong=[
            ("torchrun", "It has died with its machine. It notices processes that die beside it."),
            ("nobody", "Some time later the others notice that no gradients come."),
        ],
    ),
    Exercise(
        equal_parts,
        why="Yes: below it, waiting for ten minutes is the dearest part of a failure.",
        hint="What is in the grey part: the restart, and how much of the distance between checkpoints?",
        wrong=[
            (7, "On average only half of the distance between two checkpoints is lost."),
            (10, "The restart takes 3 minutes of the grey part. And of the distance half is lost on average."),
            (20, "Half of 20 is 10, but the restart takes 3 minutes more."),
        ],
    ),
]
