"""Exercises of nbs/08_training/04_checkpoints.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def space():
    # The fourth is whole, under its own name, before the oldest is deleted.
    return (3 + 1) * 1.8


def first_wrong_step():
    # Names have eight digits, filled up with zeros. The first with nine begins with "1", which sorts before "9".
    steps = [99_999_999, 100_000_000]
    names = sorted(f"step_{step:08d}.pt" for step in steps)
    return steps[-1] if names[-1] != f"step_{steps[-1]:08d}.pt" else None


def green_bars():
    # Step 300 stays until step 400 has its name. With keep = 1, those before are gone.
    return 1


EXERCISES = [
    Exercise(
        space,
        why="Yes. A disk with room for three would be full at the fourth, and no new one would ever be whole.",
        hint="What lies on the disk just before the oldest one is deleted?",
        wrong=[
            (5.4, "These are the three that stay. The new one must be whole before an old one is deleted."),
            (1.8, "Three are kept, and the new one comes beside them."),
            (3.6, "Three are kept, and not one. The new one comes beside them."),
        ],
    ),
    Exercise(
        first_wrong_step,
        why="Yes. No run is that long. All the same, `list_checkpoints` sorts by number: it costs nothing.",
        hint="How many digits do the names have, and what happens when they are used up?",
        wrong=[
            (10, "The names are filled up with zeros to eight digits, so 9 comes before 10."),
            (1000, "The names are filled up with zeros to eight digits."),
            (99_999_999, "Its name still has eight digits. The next one has nine."),
            (10_000_000, "This number has eight digits, and so has its name."),
        ],
    ),
    Exercise(
        green_bars,
        why="Yes, step 300. At no moment is there a folder without a whole checkpoint.",
        hint="When is step 300 deleted?",
        wrong=[
            (0, "Step 300 would be deleted only after step 400 has its name."),
            (2, "Step 400 is not whole, and stands under a temporary name, which nobody reads."),
            (3, "With `keep` at 1, steps 100 and 200 are gone already."),
        ],
    ),
]
