"""Exercises of nbs/01_support/03_safe_loading.ipynb: right answers, worked, and the usual wrong ones."""

import zlib

import numpy as np

from magicmaster_nb.exercises import Exercise


def is_safe():
    # A checksum is computed from whatever the author has written, a trap included.
    # It tells damage. It does not tell what the author had in mind.
    return False


def not_noticed():
    # The sum is the same in every order. The CRC-32 depends on the place of each byte.
    content = b"weights"
    damages = {"one byte": b"wfights", "two bytes": b"ewights", "the end": b"weight"}
    return next(name for name, changed in damages.items() if sum(changed) == sum(content))


def wrong_parts(parts, checksums):
    return [name for name, content in parts.items() if zlib.crc32(content) != checksums[name]]


def right_parts(parts, checksums):
    return [name for name, content in parts.items() if zlib.crc32(content) == checksums[name]]


def first_wrong_part(parts, checksums):
    return wrong_parts(parts, checksums)[:1]


def signs():
    # float32 has its sign in the highest bit, and the lowest byte stands first: so in every fourth byte.
    content = np.arange(4, dtype="<f4").tobytes()
    places = []
    for place in range(16):
        changed = content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :]
        if np.signbit(np.frombuffer(changed, "<f4")).any():
            places.append(place)
    return places


PARTS = {"data/0": b"weights", "data/1": b"biases", "data/2": b"steps"}
CHECKSUMS = {name: zlib.crc32(content) for name, content in PARTS.items()}

EXERCISES = [
    Exercise(
        is_safe,
        why="Yes. A checksum tells damage and no intent: the trap's author has it computed like everybody else.",
        hint="Who computes the checksum of the file `trap.pt`, and from which bytes?",
        wrong=[(True, "The checksums of `trap.pt` are right too: they were computed when the trap was saved.")],
    ),
    Exercise(
        not_noticed,
        why="Yes: a sum does not depend on the order. A CRC-32 does, and it notices the exchange.",
        hint="Compute the sum of b'ab' and of b'ba'.",
        wrong=[
            ("one byte", "Another byte has another value, so the sum is another one."),
            ("the end", "The sum lacks what the lost byte adds. Only a lost zero would pass."),
        ],
    ),
    Exercise(
        wrong_parts,
        why="Yes. This is what `testzip` does, which stops at the first such part.",
        hint="`zlib.crc32(content)` gives the checksum of a part. Which names have another one stored?",
        wrong=[
            (right_parts, "These are the parts that are whole."),
            (first_wrong_part, "This stops at the first damaged part. All of them are asked for."),
        ],
        tries=[
            (PARTS, CHECKSUMS),
            (PARTS | {"data/1": b"biasse"}, CHECKSUMS),
            (PARTS | {"data/0": b"", "data/2": b"step"}, CHECKSUMS),
        ],
    ),
    Exercise(
        signs,
        why="Yes. The exponent changes as well: the weight 0 becomes -1.7 · 10³⁸.",
        hint="A float32 has its sign in its highest bit. Which of its four bytes is stored last?",
        wrong=[
            ([0, 4, 8, 12], "These are the lowest bytes, which are stored first. They change a weight by very little."),
            ([7, 11, 15], "The weight 0 has a sign bit, too. With the exponent inverted as well, it becomes negative."),
            ([3, 7, 11], "The last weight has a sign as well, in byte 15."),
            ([12, 13, 14, 15], "These are the four bytes of the last weight. Each weight has one byte with a sign."),
            ([15], "This is the last byte of one weight. There are four weights of four bytes."),
        ],
    ),
]
