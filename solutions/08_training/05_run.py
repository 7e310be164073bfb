"""Exercises of nbs/08_training/05_run.ipynb: right answers, worked, and the usual wrong ones."""

import errno
from pathlib import Path

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.training.run import is_about


def steps_done(kills, save_every, steps):
    # Each kill costs the steps since the newest checkpoint.
    return steps + sum(step % save_every for step in kills)


def failing_writes():
    # An error that names a file is about that file. Without a name, the number decides.
    errors = [
        OSError(errno.EACCES, "Permission denied", "runs/demo/metrics.jsonl"),
        OSError(errno.EACCES, "Permission denied", "photos/1.jpg"),
        OSError(errno.ENOSPC, "No space left on device"),
    ]
    return [is_about(error, Path("runs/demo")) for error in errors]


def free_distances():
    # The run must have saved exactly at step 57: distances that divide it.
    return [distance for distance in range(1, 101) if 57 % distance == 0]


EXERCISES = [
    Exercise(
        steps_done,
        why="Yes. On average a kill costs half a distance between checkpoints.",
        hint="From which step does a run go on that was killed after step 57 and saves every 20?",
        wrong=[
            (
                lambda kills, save_every, steps: steps + len(kills) * save_every / 2,
                "This is the mean over many kills. Here it is known where they came.",
            ),
            (
                lambda kills, save_every, steps: steps + sum(kills),
                "The run goes on from its newest checkpoint, not from 0.",
            ),
            (lambda kills, save_every, steps: steps, "The steps since the newest checkpoint are done twice."),
            (
                lambda kills, save_every, steps: steps + sum(save_every - step % save_every for step in kills),
                "These are the steps up to the next checkpoint. Lost are those since the last one.",
            ),
        ],
        tries=[([57, 57, 90], 20, 100), ([57], 19, 100), ([], 20, 100), ([5], 100, 50)],
    ),
    Exercise(
        failing_writes,
        why="Yes. An image that may not be read is no reason to say that the run cannot be written.",
        hint="Which errors name a file, and where does it lie?",
        wrong=[
            ([True, True, True], "The second names an image. It is about that image, and not about the run."),
            (
                [True, False, False],
                "A file that is open already gives errors without a name. No space is one of writing.",
            ),
            ([True, True, False], "A name tells what an error is about, and the number tells it if there is no name."),
        ],
    ),
    Exercise(
        free_distances,
        why="Yes, the divisors of 57. A crash right after a checkpoint costs nothing.",
        hint="At which distances is there a checkpoint of step 57 itself?",
        wrong=[
            ([1], "Other distances have a checkpoint of step 57, too: 3 · 19 is 57."),
            ([1, 57], "57 is no prime number: 3 · 19."),
            ([3, 19, 57], "With a checkpoint after every step nothing is lost either."),
            ([3, 19], "Saving after every step, or every 57, leaves a checkpoint of step 57 as well."),
        ],
    ),
]
