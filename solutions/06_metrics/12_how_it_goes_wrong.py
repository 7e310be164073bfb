"""Exercises of nbs/06_metrics/12_how_it_goes_wrong.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def first_suspect():
    # Factors come from which images are compared. Rounding and precision move a number by percents.
    return "reference"


def always_worse():
    # Measured above: bilinear kernel -12 %, [0, 1] for [-1, 1] -20 %, truncation -0.1 %, stride 2 for both sets -5 %.
    return all(change > 0 for change in (-12.0, -20.2, -0.1, -4.9))


def of_the_arithmetic():
    # What remains at 50 %: BGR for one set, two other references, LPIPS of [0, 1], another I3D.
    # float32 (0 % and 0.1 %) and cut tails (2.1 %) are gone.
    return 0


EXERCISES = [
    Exercise(
        first_suspect,
        why="Yes: a factor of two nearly always means other images. Then look at n, the resize and the rounding.",
        hint="Which of the three moved the number on this page by a factor?",
        wrong=[
            ("rounding", "Truncation moved the number by a tenth of a percent here."),
            ("float32", "It does not show in a distance of this size. It matters for very small ones."),
        ],
    ),
    Exercise(
        always_worse,
        why="Right, it does not: a bilinear kernel gave 12 % less. A better number can be a mistake as well.",
        hint="Look for blue bars in the figure.",
        wrong=[
            (True, "Several numbers fell: with a bilinear kernel by 12 %, in [0, 1] by 20 %. A mistake can flatter."),
        ],
    ),
    Exercise(
        of_the_arithmetic,
        why="Yes. What remains is which images are compared, and what the network is given, or which network it is.",
        hint="How many percent did float32 make, and how many the padding?",
        wrong=[
            (1, "The largest of them is 2.1 %, for eight processes and cut tails."),
            (2, "Together they are small: 0.1 % and 2.1 %."),
            (3, "None of them comes near 50 %: 0 %, 0.1 % and 2.1 %."),
        ],
    ),
]
