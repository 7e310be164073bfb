"""Exercises of nbs/09_commands/03_token_files.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def refused():
    # The weights are named by the hash of their file. One more step changes the file, and a new place does not.
    return "B"


def smallest(codebook_size):
    # The largest token is codebook_size - 1. uint16 ends at 2^16 - 1, int32 at 2^31 - 1.
    if codebook_size - 1 < 2**16:
        return "uint16"
    return "int32" if codebook_size - 1 < 2**31 else "int64"


def one_too_few(codebook_size):
    return smallest(codebook_size + 1)


def signed(codebook_size):
    return "int16" if codebook_size - 1 < 2**15 else "int32" if codebook_size - 1 < 2**31 else "int64"


def without_sign_in_32(codebook_size):
    return "uint16" if codebook_size <= 2**16 else "int32" if codebook_size <= 2**32 else "int64"


def leans():
    # The token of row r and column c has the number 38 r + c. In rows of 39 it comes to column c - r.
    columns = [(38 * row + 20) % 39 for row in range(5)]
    return "left" if columns == sorted(columns, reverse=True) else "right"


EXERCISES = [
    Exercise(
        refused,
        why="Yes: other weights, another hash. A name says nothing about content, and so it does not count.",
        hint="The weights are known by the SHA-256 of their file. Which of these changes the file's bytes?",
        wrong=[
            ("A", "The name is only told. The weights are known by their hash, which stays."),
            ("C", "A copy has the same bytes and the same hash, wherever it lies."),
            ("D", "Integers are integers. `load_tokens` only asks whether they are in the codebook."),
        ],
    ),
    Exercise(
        smallest,
        why="Yes: 65,536 codes still fit into 16 bits, since the tokens begin at 0.",
        hint="What is the largest token of a codebook of 65,536 codes? And the largest number of each type?",
        wrong=[
            (one_too_few, "The largest token is one less than the size: 65,536 codes fit into uint16."),
            (signed, "A token is never negative, so a type without a sign holds twice as many."),
            (without_sign_in_32, "int32 has a sign, so it ends at 2³¹ - 1."),
        ],
        tries=[(2,), (64_000,), (2**16,), (2**16 + 1,), (2**31,), (2**31 + 1,)],
    ),
    Exercise(
        leans,
        why="Yes: each row takes one token from the next one, so all that is below stands one further to the left.",
        hint="The token that begins the second row of the photo: where does it stand if the rows are 39 long?",
        wrong=[
            ("right", "So it is with 37 columns: each row passes a token on. With 39 it takes one from the next."),
            ("neither", "Only 38 columns give straight lines: then each row begins where it should."),
        ],
    ),
]
