"""Exercises of nbs/06_metrics/11a_results.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def of_other_photos():
    # Tiles of one photo are alike, so 28 tiles of 7 photos are hardly more than 7 values.
    return "smaller"


def worst(values, low_is_good, most):
    # Rows sorted from good to bad, from the bad end on.
    order = sorted(range(len(values)), key=lambda row: values[row], reverse=low_is_good)
    return order[:most]


def how_dots_lie():
    # Correlation of both columns over the 28 tiles, measured on the table above: 0.92.
    return "rise"


EXERCISES = [
    Exercise(
        of_other_photos,
        why="Yes: n is 28 in both cases, and still one says four times as much about photos.",
        hint="How many different photos stand behind the mean, in either case?",
        wrong=[
            ("larger", "More photos say more about photos. The mean is surer, not less sure."),
            (
                "the same",
                "n is the same. But tiles of one photo are alike, and so they count for little more than one.",
            ),
        ],
    ),
    Exercise(
        worst,
        why="Yes. For a distance the worst is the largest number, for PSNR the smallest: this is easily mixed up.",
        hint="Sort the row numbers by their values. At which end are the bad ones?",
        wrong=[
            (
                lambda values, low_is_good, most: sorted(range(len(values)), key=lambda row: values[row])[:most],
                "For a distance, the worst have the largest values. You give the best ones.",
            ),
            (
                lambda values, low_is_good, most: sorted(
                    range(len(values)), key=lambda row: values[row], reverse=not low_is_good
                )[:most],
                "You give the best ones in either case.",
            ),
            (
                lambda values, low_is_good, most: sorted(values, reverse=low_is_good)[:most],
                "These are the values. The numbers of the rows are asked for, since they lead to the files.",
            ),
        ],
        tries=[([30.0, 20.0, 25.0, 40.0], False, 2), ([0.3, 0.1, 0.5, 0.2], True, 2), ([1.0, 3.0, 2.0], True, 1)],
    ),
    Exercise(
        how_dots_lie,
        why="Yes: what is easy for interpolation is easy for a tokenizer. Compare tokenizers on the same photos only.",
        hint="A smooth wall: is it hard for either of them?",
        wrong=[
            ("fall", "Then a tokenizer would be good where interpolation is bad. But smooth tiles are easy for both."),
            ("neither", "How hard a tile is does not depend much on who reconstructs it."),
        ],
    ),
]
