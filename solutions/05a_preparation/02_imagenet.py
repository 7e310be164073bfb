"""Exercises of nbs/05a_preparation/02_imagenet.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.preparation.fake import SYNSETS


def wrong_by_minus_one():
    # The fake has four validation images of each class. Whether "number - 1" is right depends on the class alone.
    ids = {synset: place for place, synset in enumerate(sorted(SYNSETS))}
    return sum(4 for synset, (_, number) in SYNSETS.items() if number - 1 != ids[synset])


def ids_of(synsets):
    # Each class once, sorted, and counted from 0 on.
    return {synset: place for place, synset in enumerate(sorted(set(synsets)))}


def order_of_validation():
    # The ground truth of the fake is shuffled, as the real one is: neighbours are of different classes.
    return "mixed"


EXERCISES = [
    Exercise(
        wrong_by_minus_one,
        why="Yes, all of them: the devkit's order leaves no class in its place. An accuracy would be that of guessing.",
        hint="Compare number - 1 with the class id for each of the three classes.",
        wrong=[
            (0, "The devkit counts in an order of its own. Look at the four names over the wrong figure above."),
            (8, "One class may keep its place by luck. Here none does: the numbers are 3, 1 and 2."),
            (3, "All three classes are wrong. How many images has each?"),
        ],
    ),
    Exercise(
        ids_of,
        why="Yes. Everyone who sorts the same synsets gets the same ids, and ImageNet-100 gets 0 to 99.",
        hint="A class that has many images is still one class.",
        wrong=[
            (
                lambda synsets: {synset: place for place, synset in enumerate(dict.fromkeys(synsets))},
                "You number the classes as they come. Another order of the files gives other ids.",
            ),
            (
                lambda synsets: {synset: place for place, synset in enumerate(sorted(set(synsets)), start=1)},
                "Class ids count from 0. With 1000 classes, an id of 1000 is out of range.",
            ),
            (
                lambda synsets: {synset: place for place, synset in enumerate(sorted(synsets))},
                "You count images, not classes: each class must be counted once.",
            ),
        ],
        tries=[(["n02", "n01", "n02", "n03", "n01"],), (["n9", "n10"],)],
    ),
    Exercise(
        order_of_validation,
        why="Yes. So the first thousand are a fair sample of the classes. In the training folders they are one class.",
        hint="If images of one class were neighbours, would one need a line for each of them?",
        wrong=[
            ("by class", "Move the slider: neighbours have different names. That is why each image needs its line.")
        ],
    ),
]
