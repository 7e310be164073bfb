"""Exercises of nbs/05_data/05_datasets.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def stand_in(index, broken, total):
    # The next one that can be read; behind the last file comes the first.
    return next(each % total for each in range(index, index + total) if each % total not in broken)


def what_counts():
    # A generator of its own, with the seed (seed, position), draws the crop. Nothing else is asked.
    return {"seed", "position"}


def different_photos():
    # The first five files cannot be read, so each of them is replaced by the sixth.
    files, broken = 6, range(5)
    return len({stand_in(index, broken, files) for index in range(files)})


EXERCISES = [
    Exercise(
        stand_in,
        why="Yes. A run of broken files makes the one behind it more frequent, which is why each of them is named.",
        hint="Go on from the file, and begin again at 0 behind the last.",
        wrong=[
            (
                lambda index, broken, total: (index + (index in broken)) % total,
                "You go one file further. That one may be broken, too.",
            ),
            (
                lambda index, broken, total: next(each for each in range(index, 10**6) if each not in broken),
                "Behind the last file comes the first one again.",
            ),
            (
                lambda index, broken, total: next(each for each in range(total) if each not in broken),
                "You always take the first readable file. Then one file would stand in for all of them.",
            ),
        ],
        tries=[(3, {3, 4}, 100), (4, {3, 4}, 100), (99, {99, 0}, 100), (7, {3}, 100)],
    ),
    Exercise(
        what_counts,
        why="Yes. So a run may go on with another number of loading processes, and see the same pixels.",
        hint="What is given to `np.random.default_rng` in `ImageDataset`?",
        wrong=[
            ({"seed"}, "Then a photo would be cropped the same way in every epoch."),
            ({"position"}, "Then no other seed could give another training."),
            ({"seed", "position", "loading process"}, "A crop that depends on who loads it changes with their number."),
            ({"seed", "position", "time"}, "Then no run could be repeated."),
            (["seed", "position"], "Right, but as a set: with { }."),
        ],
    ),
    Exercise(
        different_photos,
        why="Yes: six crops of one photo. In evaluation it would be one photo, once.",
        hint="Which file is the next readable one for files 0 to 4?",
        wrong=[
            (6, "Five of the six files cannot be read. Something stands in for them."),
            (5, "These are the broken ones. What is shown in their place?"),
            (0, "The sixth file can be read."),
        ],
    ),
]
