"""Exercises of nbs/03_tokenizer/11_saving.ipynb: right answers, worked, and the usual wrong ones."""

import json
import math
import struct

from magicmaster_nb.exercises import Exercise

BYTES = {"F64": 8, "F32": 4, "F16": 2}


def file_of(**tensors):
    """A safetensors file with tensors of zeros, each given as its dtype and its shape."""
    header, end = {}, 0
    for name, (dtype, shape) in tensors.items():
        start, end = end, end + math.prod(shape) * BYTES[dtype]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [start, end]}
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(end)


def header_of(data):
    return json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])


def count_parameters(data):
    # The header knows all shapes. The numbers themselves need not be read.
    return sum(math.prod(entry["shape"]) for entry in header_of(data).values())


def all_float32(data):
    return (len(data) - 8 - int.from_bytes(data[:8], "little")) // 4


def number_of_tensors(data):
    return len(header_of(data))


def all_bytes(data):
    return len(data) - 8 - int.from_bytes(data[:8], "little")


def what_is_noticed():
    # Lengths are checked (a), and the names of the fields (d). A flipped bit (b) is another number, and numbers are not
    # looked at. Two swapped tensors of one shape (c) have the right names, the right shapes and finite numbers.
    return {"a", "d"}


def worst_bit():
    # Bit 30 is the highest of the exponent. In numbers below 2 it is 0; as a 1 it makes them 2^128 times as large.
    def flipped(bit):
        (bits,) = struct.unpack("<I", struct.pack("<f", 0.05))
        return struct.unpack("<f", struct.pack("<I", bits ^ 1 << bit))[0]

    return max((0, 22, 30, 31), key=lambda bit: abs(flipped(bit) - 0.05))


EXERCISES = [
    Exercise(
        count_parameters,
        why="Yes: a few bytes of JSON tell the size of any model, before a single weight is read.",
        hint='int.from_bytes(data[:8], "little") is the length of the JSON, and `math.prod` of a shape is its numbers.',
        wrong=[
            (
                all_float32,
                "This takes four bytes for each number. A file in half precision has two: count by the shapes.",
            ),
            (number_of_tensors, "These are the tensors. How many numbers has each?"),
            (all_bytes, "These are bytes. A number takes two, four or eight of them."),
        ],
        tries=[
            (file_of(weight=("F32", (4, 3)), bias=("F32", (4,))),),
            (file_of(half=("F16", (6, 5)), one=("F64", ())),),
        ],
    ),
    Exercise(
        what_is_noticed,
        why="Yes: lengths, names and shapes are checked. What the numbers are, nobody looks at, unless they are NaN.",
        hint="The format checks lengths and names, and has no checksum.",
        wrong=[
            ({"a", "b", "d"}, "There is no checksum. A flipped bit is just another number."),
            ({"a", "c", "d"}, "Two tensors of one shape fit each other's name. Nothing tells that they were swapped."),
            ({"a", "b", "c", "d"}, "Lengths, names and shapes are checked. Which two of these leave them as they are?"),
            ({"a"}, "The configuration is strict as well: it must have every field, and no other."),
            ({"d"}, "The header says how long the file must be."),
        ],
    ),
    Exercise(
        worst_bit,
        why="Yes: the highest bit of the exponent makes a small weight 10³⁸ times as large.",
        hint="Weights are small numbers. What does each part, sign, exponent and fraction, do to 0.05?",
        wrong=[
            (31, "The sign makes 0.05 to −0.05, a change of 0.1. There is one bit that does much worse."),
            (22, "The highest bit of the fraction changes the number by at most half of it."),
            (0, "The lowest bit of the fraction changes the eighth digit."),
        ],
    ),
]
