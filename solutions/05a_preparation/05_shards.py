"""Exercises of nbs/05a_preparation/05_shards.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def shards_that_change():
    # Gone: each sample behind it moves up, so shards 5 to 11 have other bytes.
    # There, but unreadable: it leaves a gap in the keys, and all others keep theirs.
    return len(range(5, 11 + 1)), 1


def place_of(number, samples):
    # Shards and keys count through the whole data set.
    return f"{number // samples:06d}.tar", f"{number:09d}"


def most_per_shard():
    # The slider has steps of 100. The shards are 390,000 / n, rounded up.
    return max(each for each in range(100, 10_001, 100) if -(-390_000 // each) >= 100)


EXERCISES = [
    Exercise(
        shards_that_change,
        why="Yes. That is the use of the gaps: one broken file does not make all copies behind it worthless.",
        hint="What happens to the keys of the photos behind it, in either case?",
        wrong=[
            (
                (1, 1),
                "If the photo is gone, the list is shorter: each sample behind it gets another key, and shards shift.",
            ),
            ((7, 0), "The fifth shard lacks a sample now, so its bytes are others, too."),
            ((7, 7), "A file that is there keeps its place in the list, even if it cannot be read."),
            ((6, 1), "Count the fifth shard as well."),
            ((11, 1), "The shards before the photo stay as they are."),
        ],
    ),
    Exercise(
        place_of,
        why="Yes. The place follows from the number alone, so any machine can pack any shard.",
        hint="Which shard holds sample 999, and which 1000? Do keys begin anew in each shard?",
        wrong=[
            (
                lambda number, samples: (f"{number // samples:06d}.tar", f"{number % samples:09d}"),
                "You let the keys begin anew in each shard. Then two samples of the data set would have one key.",
            ),
            (
                lambda number, samples: (f"{number % samples:06d}.tar", f"{number:09d}"),
                "This deals the samples out one by one. A shard holds neighbours.",
            ),
            (
                lambda number, samples: (f"{-(-number // samples):06d}.tar", f"{number:09d}"),
                "Rounded up, sample 1 would stand in the second shard.",
            ),
        ],
        tries=[(0, 1000), (1, 1000), (999, 1000), (1000, 1000), (7, 3)],
    ),
    Exercise(
        most_per_shard,
        why="Yes. Beyond that, some of a hundred loading processes would have no shard of their own.",
        hint="390,000 clips in 100 shards: how many are in each?",
        wrong=[
            (4000, "That makes 98 shards."),
            (10000, "That makes 39 shards, and most of a hundred processes would have none."),
            (1000, "That makes 390 shards. You can go further."),
        ],
    ),
]
