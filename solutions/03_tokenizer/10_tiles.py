"""Exercises of nbs/03_tokenizer/10_tiles.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.tiles import tile_spans


def work_factor(side, tile, overlap):
    # Along one side: the lengths of all that is computed, over the length of the image. Both sides are alike.
    computed = sum(span.stop - span.start for span, _ in tile_spans(side, tile, overlap))
    return (computed / side) ** 2


def margins_everywhere(side, tile, overlap):
    return ((tile + 2 * overlap) / tile) ** 2


def one_axis(side, tile, overlap):
    return work_factor(side, tile, overlap) ** 0.5


def margin_once(side, tile, overlap):
    computed = sum(min(side, start + tile + overlap) - start for start in range(0, side, tile))
    return (computed / side) ** 2


def other_tokens():
    # Fixed statistics are the same in each tile. What is left are convolutions, and the margin covers their windows.
    return 0


def smallest_overlap():
    # The image has 128 px, or 32 tokens. Only if each of the four tiles of 16 tokens is given the whole image,
    # its normalisations have the statistics of the image.
    tokens = 128 // 4
    tile = 16
    return next(
        overlap
        for overlap in range(17)
        if all(span.stop - span.start == tokens for span, _ in tile_spans(tokens, tile, overlap))
    )


EXERCISES = [
    Exercise(
        work_factor,
        why="Yes. With margins of 64 px a large image comes near to 2.25 in tiles of 256 px, and to 9 in tiles of 64.",
        hint="`tile_spans` gives what is computed along one side. Rows and columns multiply.",
        wrong=[
            (
                margins_everywhere,
                "This is the limit for large images. At the border of the image a tile has no margin.",
            ),
            (one_axis, "This is the factor along one side. Tiles have margins along both."),
            (margin_once, "A tile has a margin on both sides: also the one in front of it."),
        ],
        tries=[(256, 64, 0), (256, 64, 64), (1024, 256, 64), (100, 64, 8), (64, 64, 16)],
    ),
    Exercise(
        other_tokens,
        why="Yes. With fixed statistics nothing but convolutions mixes positions, and the margins cover their windows.",
        hint="Why are tokens others at all, if the margin is as wide as the windows?",
        wrong=[
            (60, "So it is with the statistics of each tile. Fixed numbers are the same in a tile and in the image."),
            (51, "So it is with the statistics of each tile of 128 px. Fixed numbers are the same everywhere."),
            (70, "This is without an overlap. Here the margin covers what the convolutions see."),
            (100, "Both ways compute the same sums at each position, if the statistics are the same."),
        ],
    ),
    Exercise(
        smallest_overlap,
        why="Yes: from 64 px on each tile with its margin is the whole image. Until then its statistics are others.",
        hint="When has a normalisation the same mean in a tile as in the whole image?",
        wrong=[
            (6, "This is 24 px, as wide as the convolutions need. But the normalisations see the tile, not the image."),
            (4, "This is 16 px, what the encoder's convolutions need. The normalisations see more."),
            (32, "Half of it is enough: a tile covers 16 of the 32 tokens already, and the margin the others."),
            (64, "These are pixels. The control counts tokens of 4 px."),
            (24, "These are pixels, and what the convolutions need. The normalisations see the whole tile."),
            (8, "At 8 tokens a tile sees three quarters of each side. The statistics are still others."),
        ],
    ),
]
