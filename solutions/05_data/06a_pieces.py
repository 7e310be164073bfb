"""Exercises of nbs/05_data/06a_pieces.ipynb: right answers, worked, and the usual wrong ones."""

from einops import rearrange

import torch

from magicmaster_nb.exercises import Exercise


def times_decoded():
    # Each of the two has to decode everything up to its own last clip, and that is nearly the whole video.
    return 2


def what_it_holds():
    # HeldoutImageDataset gives an empty batch of tiles and the sentence that names the file.
    return 0, 1


def top_right():
    # (rows columns): the tiles of the first row come first. We number the four quarters of a square.
    quarters = torch.tensor([[0, 1], [2, 3]])
    tiles = rearrange(quarters, "(rows h) (columns w) -> (rows columns) h w", rows=2, columns=2)
    return next(number for number, tile in enumerate(tiles) if tile.item() == quarters[0, 1])


EXERCISES = [
    Exercise(
        times_decoded,
        why="Yes. Nothing would be won, so one process decodes the next clip while the last one is used.",
        hint="What has to be decoded before the last clip of the video can be returned?",
        wrong=[
            (1, "Frames are stored as changes to those before. A process cannot skip the clips of the other one."),
            (0.5, "Frames are stored as changes to those before. A process cannot skip the clips of the other one."),
        ],
    ),
    Exercise(
        what_it_holds,
        why="Yes. A stand-in would count its neighbour twice, and silence would hide that the set has shrunk.",
        hint="What does a held-out set do with a broken file, and how does anybody learn of it?",
        wrong=[
            ((0, 0), "The file has to be named. Otherwise nobody would see that the set has shrunk."),
            ((4, 1), "These would be the tiles of another file. In a score that one would count twice."),
            ((4, 0), "Training takes the next file in its place. A score must not, and the file has to be named."),
        ],
    ),
    Exercise(
        top_right,
        why="Yes: row after row, as one reads. An evaluation names a tile by this number.",
        hint="Tiles are numbered as words on a page are.",
        wrong=[
            (2, "This would be so column after column. Here the first row comes first."),
            (3, "This is the lower right one."),
            (0, "This is the upper left one."),
        ],
    ),
]
