"""Exercises of nbs/05_data/06_loading.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def new_start(done, before, after):
    # So many samples of the stream are used up. A step of the new run takes processes · batch of them.
    samples = done * before[0] * before[1]
    return samples // (after[0] * after[1])


def what_blocks_change():
    # A sum does not care who adds what. The discriminator compares images within groups of its own batch.
    return "groups"


def what_changes():
    # 4 processes with batches of 1 take 4 samples per step, as 2 with batches of 2 did: the frames stay.
    # The order depends on the seed and on the number of samples alone.
    return "colours"


EXERCISES = [
    Exercise(
        new_start,
        why="Yes: what counts is how far the stream was used. Nothing else has to be known of the old run.",
        hint="How many samples did one step of all processes take, before and after?",
        wrong=[
            (
                lambda done, before, after: done,
                "This is right only if a step takes as many samples as before.",
            ),
            (
                lambda done, before, after: done * before[1] // after[1],
                "You leave the number of processes out. A step takes a batch for each of them.",
            ),
            (
                lambda done, before, after: done * before[0] * before[1],
                "This is the position in samples. `start` counts batches of a process.",
            ),
            (
                lambda done, before, after: done * after[0] * after[1] // (before[0] * before[1]),
                "The other way round: with smaller steps the same part of the stream is more of them.",
            ),
        ],
        tries=[(1000, (4, 16), (8, 8)), (1000, (4, 16), (2, 16)), (300, (1, 8), (2, 12))],
    ),
    Exercise(
        what_blocks_change,
        why="Yes: all else is a sum over samples. One term of one network would make a run depend on the GPUs.",
        hint="Which part of the training looks at several images at once?",
        wrong=[
            ("sum", "A sum over the whole step has the same terms, whoever computes which."),
            ("crops", "A crop depends on the seed and on the position in the stream, not on the process."),
            ("nothing", "Look at the drawing: in blocks, other images share a group."),
        ],
    ),
    Exercise(
        what_changes,
        why="Yes: the same samples in the same steps, only dealt to more processes.",
        hint="How many samples does a step take before, and after?",
        wrong=[
            (
                "order",
                "The order is a function of the seed and of the number of samples. The processes only deal it out.",
            ),
            ("frames", "A step takes 2 · 2 samples before and 4 · 1 after. The frames are as wide as they were."),
            ("nothing", "There are more processes now, so some boxes get a new owner."),
        ],
    ),
]
