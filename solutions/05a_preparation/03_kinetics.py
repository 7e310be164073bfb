"""Exercises of nbs/05a_preparation/03_kinetics.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.preparation.fake import ACTIONS
from magicmaster_nb.preparation.kinetics import match_clips


def id_after_renaming():
    # Ids count the sorted names. "zumba" comes behind "tying knot …", which moves up.
    names = ["zumba" if name.startswith("saying") else name for name in ACTIONS]
    return sorted(names).index("tying knot (not on a tie)")


def listed_by_csv_alone():
    # The CSV has the clip that is missing and seven of the eight that are there.
    names = [f"{number:011}_000000_000010" for number in range(9)]
    text = names  # the first is annotated and not there
    csv = dict.fromkeys(text[:-1], "class")
    return len(match_clips([f"{name}.mp4" for name in names[1:]], csv).clips)


def more_are_listed():
    # Files that no annotation names have no class. They are counted, and listed nowhere.
    return 0


EXERCISES = [
    Exercise(
        id_after_renaming,
        why="Yes. Ids belong to a whole set of names: one name more or less moves all that come behind it.",
        hint="Sort the three names after the renaming.",
        wrong=[
            (2, "That is its id before: the renamed class stood before it, and stands behind it now."),
            (0, "massaging comes before it in either case."),
            (3, "Ids count from 0, and there are three classes."),
        ],
    ),
    Exercise(
        listed_by_csv_alone,
        why="Yes: one clip would be counted as in no annotation. Real CSV files lack thousands.",
        hint="All eight files are there. How many of them are in the CSV?",
        wrong=[
            (8, "The CSV lacks the last clip of the text. Its file is there, but nothing says its class."),
            (9, "The clip that is annotated and missing cannot be listed."),
            (6, "The annotation of the missing clip takes no file away."),
        ],
    ),
    Exercise(
        more_are_listed,
        why="Yes. A clip without a class cannot stand in a list of clips and classes.",
        hint="Which class would they have?",
        wrong=[
            (480, "These files have no annotation, so nobody knows their class. They get the third bar."),
            (500, "These files have no annotation, so nobody knows their class. They get the third bar."),
            (20, "Also the 20 of before were not in the first bar."),
        ],
    ),
]
