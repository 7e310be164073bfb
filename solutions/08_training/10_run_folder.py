"""Exercises of nbs/08_training/10_run_folder.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def kept_steps(step, every, keep, keep_every):
    # Multiples of keep_every stay for good, and do not count among the newest.
    saved = range(every, step + 1, every)
    for_good = [each for each in saved if keep_every and each % keep_every == 0]
    passing = [each for each in saved if each not in for_good]
    return sorted(for_good + passing[-keep:])


def newest_of_all(step, every, keep, keep_every):
    saved = list(range(every, step + 1, every))
    return sorted({each for each in saved if keep_every and each % keep_every == 0} | set(saved[-keep:]))


def newest_alone(step, every, keep, keep_every):
    return list(range(every, step + 1, every))[-keep:]


def same_run_again():
    # Adam's moments are numbers that training changes. Without them its next steps are others.
    return False


def marks_at_the_end():
    # keep_every counts checkpoints: every fifth, so 500, 1000, 1500, 2000; and the newest three beside them.
    return len(kept_steps(2000, 100, 3, 500))


EXERCISES = [
    Exercise(
        kept_steps,
        why="Yes. A long run keeps some of its past, and still has the newest few to fall back to.",
        hint="First take out those that stay for good. Of the others, which are the newest?",
        wrong=[
            (newest_of_all, "You count the multiples among the newest. They come on top."),
            (newest_alone, "The multiples of `keep_every` are never deleted."),
        ],
        tries=[(80, 10, 2, 40), (100, 10, 2, 40), (35_500, 1000, 3, 10_000), (50, 10, 2, 0)],
    ),
    Exercise(
        same_run_again,
        why="Right. The run goes on, and it is another one. Then no test can tell a resumed run from a broken one.",
        hint="Are weights and averages all that training changes?",
        wrong=[(True, "Adam has two averages of its own for each weight. Without them its next steps are others.")],
    ),
    Exercise(
        marks_at_the_end,
        why="Yes: four for good, among them step 2000 itself, and 1700, 1800 and 1900.",
        hint="Which steps stay for good? Which three are the newest of the others?",
        wrong=[
            (6, "Step 2000 stays for good, so it does not count among the newest three."),
            (3, "Every fifth checkpoint stays for good."),
            (4, "These are the ones that stay for good. The newest three others are there as well."),
            (20, "So many were written. Most were deleted again."),
        ],
    ),
]
