"""Exercises of nbs/05a_preparation/01a_fake.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.preparation.fake import SYNSETS


def class_id():
    # Number 3 of the devkit is the goldfish, and its synset is the first of the sorted ones.
    synset = next(name for name in SYNSETS if SYNSETS[name][1] == 3)
    return sorted(SYNSETS).index(synset)


def usable_clips():
    # Two files are broken, and one that is whole stands in no annotation. Annotations without a file take nothing away.
    files, broken, without_annotation = 12, 2, 1
    return files - broken - without_annotation


def wrong_images():
    # A reader looks at the first bytes and not at the suffix, and read_image turns printers' colours into RGB.
    return 0


EXERCISES = [
    Exercise(
        class_id,
        why="Yes: the goldfish, n01443537, is the first in the order of the synsets. Its devkit number is just a name.",
        hint="Which animal has the number 3 in SYNSETS? Where is its synset, if all three are sorted?",
        wrong=[
            (2, "This is the number minus 1. The devkit has an order of its own, so this is the id of the panda."),
            (3, "The devkit counts from 1 and in another order. Class ids go from 0 to 2 here."),
            (1, "This is the tabby cat."),
        ],
    ),
    Exercise(
        usable_clips,
        why="Yes. An annotation without a clip costs nothing, a clip without an annotation is lost.",
        hint="Which of the four faults takes a *file* away?",
        wrong=[
            (10, "One file more is in no annotation, so its class is unknown."),
            (7, "The annotations of clips that are not there take no file away."),
            (8, "The CSV lacks a clip, but the text beside it has it. And what is missing takes no file away."),
            (12, "One file is empty, and one was cut off."),
        ],
    ),
    Exercise(
        wrong_images,
        why="Yes. A suffix is only a name: what counts is the content.",
        hint="Does the reader trust the suffix? And what does it do with the colours of a printer?",
        wrong=[
            (1, "The PNG that is called .JPEG is recognised by its first bytes, and printers' colours become RGB."),
            (2, "Both oddities are real ones, and a reader that looks at the content reads both."),
        ],
    ),
]
