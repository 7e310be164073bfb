"""Exercises of nbs/08_training/11_trainer.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def not_saved():
    # The stream of data is a function of the step: batch k is asked for by its number.
    return "place in the data"


def done_after(step, steps, log_every, evaluate_every, checkpoint_every):
    # At its interval, and at the last step in any case.
    intervals = {"log": log_every, "evaluate": evaluate_every, "save": checkpoint_every}
    return {name for name, every in intervals.items() if step % every == 0 or step == steps}


def without_the_end(step, steps, log_every, evaluate_every, checkpoint_every):
    intervals = {"log": log_every, "evaluate": evaluate_every, "save": checkpoint_every}
    return {name for name, every in intervals.items() if step % every == 0}


def counted_from_zero(step, steps, log_every, evaluate_every, checkpoint_every):
    return done_after(step - 1, steps - 1, log_every, evaluate_every, checkpoint_every)


def computed_twice():
    # A request to stop is answered with a checkpoint at that very step. checkpoint_every plays no part.
    return 0


EXERCISES = [
    Exercise(
        not_saved,
        why="Yes. One number less that could be wrong, and it holds for any number of loading processes.",
        hint="Which of them follows from the number of the step?",
        wrong=[
            ("Adam's moments", "They come from all gradients so far. Nothing else tells them."),
            ("averaged weights", "They come from all weights so far. Nothing else tells them."),
            ("random state", "Some layers draw from PyTorch's generator. Where it stands is saved for each process."),
        ],
    ),
    Exercise(
        done_after,
        why="Yes. Without the last step a run of 8 steps that saves every 3 would lose two of them.",
        hint="Which steps are multiples of the intervals? What about the last step of all?",
        wrong=[
            (without_the_end, "At the last step everything is done, whatever the intervals are."),
            (
                counted_from_zero,
                "`step` is the number of steps that were done. After the third of them, 3 is a multiple of 3.",
            ),
        ],
        tries=[(3, 8, 1, 8, 3), (8, 8, 5, 5, 3), (4, 8, 2, 8, 3), (5, 10, 5, 5, 5), (1, 10, 5, 5, 5)],
    ),
    Exercise(
        computed_twice,
        why="Yes. A stop that is asked for costs nothing. A kill costs the steps since the newest checkpoint.",
        hint="What does the trainer do before it ends at a request?",
        wrong=[
            (1, "So it would be after a kill, since step 3 was the newest checkpoint. At a request it saves first."),
            (4, "It does not begin anew: it goes on from a checkpoint."),
            (3, "Step 3 was saved, and the request saves step 4 as well."),
        ],
    ),
]
