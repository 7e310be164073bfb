"""Exercises of nbs/09_commands/02b_weights.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.support.weight_files import WEIGHT_FILES


def state():
    # Something lies under the name, so it is not missing. Its size or its hash is another one.
    return "not it"


def to_fetch():
    # The published tables have FID for images and FVD for clips. LPIPS is in none of them.
    unlocks = {"A": "FID, KID, precision and recall", "B": "FVD", "C": "LPIPS-VGG16, and training with it"}
    return [letter for letter, measures in unlocks.items() if measures.startswith(("FID", "FVD"))]


def left_for_lpips():
    # A classifier of 1,000 classes behind wide layers is most of AlexNet, and of VGG16. SqueezeNet has none.
    trunks = {"VGG16": "vgg16", "AlexNet": "alexnet", "SqueezeNet": "squeezenet"}
    small = [file.name for file in WEIGHT_FILES if file.size is not None and file.size < 2e8]
    return next(name for name, begin in trunks.items() if any(each.startswith(begin) for each in small))


EXERCISES = [
    Exercise(
        state,
        why="Yes: a name proves nothing. The hash that was found and the wanted one are both shown.",
        hint="Is there a file of this name? Is its hash right?",
        wrong=[
            ("here", "The name is right, and the content is not. The hash tells."),
            ("missing", "Something lies under this name. That deserves another word than nothing at all."),
        ],
    ),
    Exercise(
        to_fetch,
        why="Yes: the tables state FID for images and FVD for clips.",
        hint="Which two numbers stand in the published tables? See what each file unlocks.",
        wrong=[
            (["A", "C"], "LPIPS is not in the published tables. FVD is, for clips."),
            (["B", "C"], "LPIPS is not in the published tables. FID is, for images."),
            (["A", "B", "C"], "LPIPS is not in the published tables, and its VGG16 is the largest file of all."),
        ],
    ),
    Exercise(
        left_for_lpips,
        why="Yes, with 5 MB. AlexNet has 244 MB, nearly all of them in a classifier that LPIPS never uses.",
        hint="Most numbers of a network of 2012 are in the wide layers of its classifier. Which one has none?",
        wrong=[
            ("AlexNet", "It has few convolutions. But its classifier comes along, and the file has 244 MB."),
            ("VGG16", "With its classifier, this is the largest file of all: 553 MB."),
        ],
    ),
]
