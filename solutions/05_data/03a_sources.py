"""Exercises of nbs/05_data/03a_sources.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.data.sources import wanted_word
from magicmaster_nb.exercises import Exercise


def what_is_written():
    # Python counts the references to each object inside the object. To look at a path is to write there.
    return "counts"


def shards_read():
    # wanted_word gives "": only one kind of split is there, so nothing is to be chosen.
    words = ["val", "val"]
    wanted = wanted_word(words, "train")
    return sum(word == wanted or not wanted for word in words)


def images_found():
    # imagenet/train holds six images and no folder of a split. What was named is taken, whatever the split.
    return 6


EXERCISES = [
    Exercise(
        what_is_written,
        why="Yes. One text and an array of places have no counts inside, so forks share them.",
        hint="What does Python do to an object when a loop takes hold of it?",
        wrong=[
            ("names", "The characters of a name never change. But they are not all that an object holds."),
            ("nothing", "Then the memory would stay shared. The measurement above shows that it is copied."),
        ],
    ),
    Exercise(
        shards_read,
        why="Yes: nothing is chosen, since there is nothing to choose from. The first line of output shows it.",
        hint="When does the search choose between splits?",
        wrong=[
            (0, "That would be a refusal. But a source that holds one split only is taken as you named it."),
            (1, "The two shards speak of the same split, and no other is there. Either both are taken, or none."),
        ],
    ),
    Exercise(
        images_found,
        why="Yes. Only where both kinds lie together does the split choose.",
        hint="Does `imagenet/train` hold folders of splits?",
        wrong=[
            (2, "These lie beside the folder that was named. The search looks inside of it."),
            (0, "A place that was named is taken as it is, even if its name speaks of another split."),
            (8, "Six of these lie in the folder that was named, and two beside it."),
        ],
    ),
]
