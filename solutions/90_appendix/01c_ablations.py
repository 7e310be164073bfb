"""Exercises of nbs/90_appendix/01c_ablations.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def standard_error(first, second):
    # The differences of equal seeds are one sample, and it is their spread that counts.
    differences = [b - a for a, b in zip(first, second)]
    mean = sum(differences) / len(differences)
    variance = sum((each - mean) ** 2 for each in differences) / (len(differences) - 1)
    return (variance / len(differences)) ** 0.5


def by_chance():
    # Each interval holds the zero with probability 0.95, all twelve with 0.95¹².
    return 1 - 0.95**12


def stays():
    # With four seeds the bar leaves zero out, with five it does not.
    return "no"


def unpaired(first, second):
    def variance(values):
        mean = sum(values) / len(values)
        return sum((each - mean) ** 2 for each in values) / (len(values) - 1)

    return (variance(first) / len(first) + variance(second) / len(second)) ** 0.5


EXERCISES = [
    Exercise(
        standard_error,
        why="Yes. What both arms owe to a seed is gone before a spread is computed.",
        hint="Subtract first, seed by seed. What is left is a single sample.",
        wrong=[
            (unpaired, "You add the spreads of both arms. The luck that they share then counts twice."),
            (
                lambda first, second: standard_error(first, second) * len(first) ** 0.5,
                "That is the spread of single differences. The mean of n of them is known √n times better.",
            ),
        ],
        tries=[([22.0, 22.5, 21.0], [22.1, 22.7, 21.1]), ([1.0, 5.0, 2.0, 8.0], [1.5, 5.2, 2.9, 8.4])],
        within=1e-6,
    ),
    Exercise(
        by_chance,
        why="Yes, nearly a half. The more a page compares, the more it finds.",
        hint="How likely is it that none of the twelve leaves zero out?",
        wrong=[
            (0.05, "That is a single one."),
            (0.6, "Twelve times 5 % counts the cases twice in which two of them do."),
            (0.95**12, "That is the chance that none does."),
        ],
    ),
    Exercise(
        stays,
        why="Yes. Whoever stops at the first bar that leaves zero out would stop at four seeds, and again at seven.",
        hint="Move the slider on to 5, 6 and 7 seeds.",
        wrong=[("yes", "Look at five seeds.")],
    ),
]
