"""Exercises of nbs/09_commands/05_tokenize.ipynb: right answers, worked, and the usual wrong ones."""

import os

from magicmaster_nb.exercises import Exercise


def key_and_part(name):
    # The key ends at the first dot, so a key can have none.
    key, _, part = name.partition(".")
    return key, part


def at_the_last_dot(name):
    key, _, part = name.rpartition(".")
    return key, part


def with_the_dot(name):
    key, dot, part = name.partition(".")
    return key, dot + part


def as_a_suffix(name):
    return os.path.splitext(name)


def changes_bytes():
    # The number of a sample is its place in the sorted folder. A name that sorts first moves all others.
    return "C"


def idle():
    # A shard is made by one process. 24 samples, 12 in a shard, are two shards.
    samples, per_shard, processes = 24, 12, 4
    busy = {shard % processes for shard in range(samples // per_shard)}
    return processes - len(busy)


EXERCISES = [
    Exercise(
        key_and_part,
        why="Yes. So a key must have no dot: `a.b.npy` would be the part `b.npy` of a sample `a`.",
        hint="`000000041.npy` and `000000041.json` are of one sample. And `000000041.seg.png`?",
        wrong=[
            (at_the_last_dot, "A part may have a dot itself, such as `seg.png`. The key ends at the first one."),
            (with_the_dot, "The dot stands between the two and belongs to neither."),
            (as_a_suffix, "A suffix begins at the last dot, and has it. The part begins behind the first one."),
        ],
        tries=[("000000041.npy",), ("000000041.seg.png",), ("a.b.c.json",)],
    ),
    Exercise(
        changes_bytes,
        why="Yes: all samples behind the new one get another number, and most another shard.",
        hint="The number of a sample decides its shard. Which of these changes numbers?",
        wrong=[
            ("A", "Shards are dealt out whole. Whoever makes shard 41 makes the same bytes."),
            ("B", "A sample that cannot be read is missing in its own shard. All others keep their numbers."),
            ("D", "To go on is to make the shards that are not there. The numbers are the same."),
        ],
    ),
    Exercise(
        idle,
        why="Yes: a shard is made by one process, so two shards keep two of them busy.",
        hint="How many shards are there? How many processes work on one shard?",
        wrong=[
            (0, "The samples could be shared among four. But shards are dealt out whole, so that their bytes stay."),
            (1, "Count the frames in the figure: they are the shards. Each has one colour."),
            (3, "12 samples are one shard, and there are 24."),
        ],
    ),
]
