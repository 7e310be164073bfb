"""Exercises of nbs/01_support/02_files.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def order():
    # Python keeps bytes in a buffer, the system keeps them in memory, and the disk has them last.
    # Only when the disk has all of them may the name belong to the new file.
    return ["write", "flush", "fsync", "rename"]


def event():
    # What a killed program has handed over is in the system's memory, and the system writes it later.
    # A full disk is an error of `write`, so the rename is never reached. Only a loss of power empties the memory.
    return "power"


def outcome():
    # A rename only changes to which file a name belongs, and each file system has names of its own.
    return "error"


def lengths():
    old, new = b"o" * 1000, b"n" * 300  # 30 % of 1000 bytes are written
    overwritten = new  # open(…, "wb") empties the file first
    in_place = new + old[len(new) :]  # open(…, "r+b") does not
    aside = old  # the new bytes are in another file
    return [len(overwritten), len(in_place), len(aside)]


EXERCISES = [
    Exercise(
        order,
        why="Yes: from Python's buffer to the system, from the system to the disk, and then the name.",
        hint="Where are the bytes after `write`? Which call moves them on, and to where?",
        wrong=[
            (
                ["write", "fsync", "flush", "rename"],
                "`fsync` waits for what the system has. Bytes that Python still holds have to be handed over before.",
            ),
            (
                ["write", "flush", "rename", "fsync"],
                "The rename may now be on the disk before the content: the right name, and an empty file.",
            ),
            (
                ["write", "rename", "flush", "fsync"],
                "The name now belongs to a file of which Python still holds a part.",
            ),
            (
                ["rename", "write", "flush", "fsync"],
                "A file that is renamed first has its name while it is half written.",
            ),
        ],
    ),
    Exercise(
        event,
        why="Yes. No test can see it, for a test that kills a program leaves the system alive.",
        hint="Where are the bytes after `flush`, and who loses what is there?",
        wrong=[
            ("kill", "A killed program has handed its bytes to the system by `flush`, and the system outlives it."),
            ("full disk", "A full disk is an error of the write. The block ends with it, before the rename."),
        ],
    ),
    Exercise(
        outcome,
        why="Yes: `OSError: Invalid cross-device link`. So the temporary file lies beside the file.",
        hint="A rename moves no bytes. Can it then bring a file to another disk?",
        wrong=[
            ("copied", "`shutil.move` would copy. `os.replace` does not, since a copy is not atomic."),
            ("renamed", "A name of one disk cannot belong to bytes on another one."),
        ],
    ),
    Exercise(
        lengths,
        why="Yes. The second has its full length and is the worst: its two parts belong to different steps.",
        hint="Which of the three ways empties the old file, and which one does not touch it?",
        wrong=[
            ([300, 300, 1000], "`r+b` does not shorten the file: behind 300 new bytes stand 700 old ones."),
            ([300, 1000, 300], "The 300 new bytes are in the temporary file. `last.pt` is still the old one."),
            ([300, 700, 1000], "700 old bytes stay. They stand behind the 300 new ones, in one file."),
            ([1000, 1000, 1000], "`wb` empties the file when it is opened. What is there then is what was written."),
            ([300, 300, 300], "Only one way empties the old file. Which one leaves it, and which one writes over it?"),
        ],
    ),
]
