"""Exercises of nbs/08_training/13_failures.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def best_interval(kills_per_day, write_seconds):
    # k · t / 2 for what is done again, 1440 · w / t for writing. The derivative is 0 where t² = 2880 · w / k.
    return (2 * 24 * 60 * (write_seconds / 60) / kills_per_day) ** 0.5


def twice_as_often():
    # At the best both costs are equal, say 1/2 each. With half of the distance: 1/4 for one, 1 for the other.
    return 0.5 / 2 + 0.5 * 2


def effect_of_restarts():
    # A restart costs the same wherever the checkpoints lie. The curve moves up, and its lowest place stays.
    return "not at all"


EXERCISES = [
    Exercise(
        best_interval,
        why="Yes. It grows with the root: ten times as many kills, and one should save three times as often.",
        hint="Two costs: one grows with t, the other falls with it. Where is their sum least?",
        wrong=[
            (
                lambda kills_per_day, write_seconds: (24 * 60 * (write_seconds / 60) / kills_per_day) ** 0.5,
                "A factor of 2 is missing: on average only half of the distance is done again.",
            ),
            (
                lambda kills_per_day, write_seconds: (2 * 24 * 60 * write_seconds / kills_per_day) ** 0.5,
                "Seconds and minutes are mixed.",
            ),
            (
                lambda kills_per_day, write_seconds: 2 * 24 * 60 * (write_seconds / 60) / kills_per_day,
                "This is its square.",
            ),
            (lambda kills_per_day, write_seconds: 24 * 60 / kills_per_day, "Then one would save once for each kill."),
        ],
        tries=[(1, 30), (24, 10), (4, 60)],
        within=0.005,
    ),
    Exercise(
        twice_as_often,
        why="Yes: a quarter more. The optimum is flat, so a guess is good enough.",
        hint="At the best place the two costs are equal. What happens to each of them?",
        wrong=[
            (2, "Writing costs twice as much. But half of the work that is done again is saved."),
            (1, "It is flat, but not that flat: one cost doubles, and the other halves."),
            (1.5, "You counted what doubles, and left out what halves."),
        ],
    ),
    Exercise(
        effect_of_restarts,
        why="Yes. What does not depend on the distance does not change the best one.",
        hint="Does a restart cost more if checkpoints are rarer?",
        wrong=[
            ("longer", "A restart costs the same for every distance. The whole curve moves up."),
            ("shorter", "A restart costs the same for every distance. The whole curve moves up."),
        ],
    ),
]
