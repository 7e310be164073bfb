"""Exercises of nbs/05_data/00_shards.ipynb: right answers, worked, and the usual wrong ones."""

import os

from magicmaster_nb.data.shards import split_name
from magicmaster_nb.exercises import Exercise


def to_unpack():
    # The bytes of a compressed stream depend on those before them: there is no place to begin at in the middle.
    return "all before it"


def key_of(name):
    # split_name gives (key, suffix): the key ends at the first dot after the last slash.
    return split_name(name)[0]


def whole_again():
    # The last file ends in block 84 of 100: at byte 42,496 + 1, filled up to 43,008.
    # One block of zeros behind it says that the row ends, and read_headers wants to see it: 43,008 + 512 bytes.
    # Python has filled the file up to 51,200 bytes. The rest of the zeros may be missing.
    needed, size = 43_008 + 512, 51_200
    return next(percent for percent in range(101) if size * percent // 100 >= needed)


NAMES = [("train/n01_1.JPEG",), ("v1.0/clip.final.mp4",), ("mask.seg.png",), ("a/b.c/d.cls",)]
EXERCISES = [
    Exercise(
        to_unpack,
        why="Yes. That is why a compressed shard is refused. Photos are compressed already anyway.",
        hint="Does gzip know where in its stream the last photo begins?",
        wrong=[
            ("nothing", "The bytes on the disk are gzip's, not the photo's. A place in the tar file is none in them."),
            ("the last photo", "gzip compresses the whole tar file as one stream. It has no door in the middle."),
        ],
    ),
    Exercise(
        key_of,
        why="Yes: a suffix may have dots, as seg.png, and so may a folder, as v1.0. The file's own first dot counts.",
        hint="First find the last slash, then the first dot behind it.",
        wrong=[
            (
                lambda name: os.path.splitext(name)[0],
                "You cut at the last dot. Then mask.seg.png and mask.jpg would belong to different samples.",
            ),
            (
                lambda name: name.partition(".")[0],
                "You cut at the first dot of all. A folder such as v1.0 may have dots too.",
            ),
            (
                lambda name: os.path.basename(name).partition(".")[0],
                "You lose the folder. Then a/1.jpg and b/1.jpg would be one sample.",
            ),
        ],
        tries=NAMES,
    ),
    Exercise(
        whole_again,
        why="Yes. One block of zeros says that the row ends. What Python fills up behind it carries nothing.",
        hint="The last file ends at 84 %. What must `read_headers` see behind it?",
        wrong=[
            (100, "The last blocks are zeros that fill the file up. Nothing is lost with most of them."),
            (84, "There all files are whole. But without a block of zeros nobody knows that no other file followed."),
            (83, "There the header of the last file is whole. Its one byte is still missing."),
            (99, "Python fills up with many blocks of zeros, not with one."),
        ],
    ),
]
