"""Exercises of nbs/03_tokenizer/08_codec.ipynb: right answers, worked, and the usual wrong ones."""

import math

import torch
import torch.nn.functional as F

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.core import Tokenizer
from magicmaster_nb.tokenizer.saving import shipped


def dearest_side():
    # Tokens for each pixel: 63 and 65 pixels are padded to 64 and 68, so 65 pays for a row that is mostly copies.
    return max((63, 64, 65, 128), key=lambda side: math.ceil(side / 4) ** 2 / side**2)


def pad_edge(x, stride):
    # -H % stride is 0 if the stride divides H, and else what is missing.
    return F.pad(x, (0, -x.shape[3] % stride, 0, -x.shape[2] % stride), mode="replicate")


def with_zeros(x, stride):
    return F.pad(x, (0, -x.shape[3] % stride, 0, -x.shape[2] % stride))


def always_some(x, stride):
    return F.pad(x, (0, stride - x.shape[3] % stride, 0, stride - x.shape[2] % stride), mode="replicate")


def in_front(x, stride):
    return F.pad(x, (-x.shape[3] % stride, 0, -x.shape[2] % stride, 0), mode="replicate")


def cut(x, stride):
    return x[:, :, : x.shape[2] // stride * stride, : x.shape[3] // stride * stride]


def tokens_come_back():
    # Random tokens give an image that is no photo, and the encoder describes it by other tokens.
    tokenizer = Tokenizer.from_pretrained(shipped("images"))
    tokens = torch.randint(64000, (1, 4, 4), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        image = tokenizer.decode(tokens).clamp(-1, 1)
    return torch.equal(tokenizer.encode(image), tokens)


def change_of_error():
    # 32 and 24 are multiples of 4, so nothing is added, and both ways of adding it are the same.
    image = torch.rand(1, 3, 32, 24, generator=torch.Generator().manual_seed(0))
    return "stays" if torch.equal(pad_edge(image, 4), with_zeros(image, 4)) else "rises"


EXERCISES = [
    Exercise(
        dearest_side,
        why="Yes: 17×17 tokens for 4225 pixels. One pixel too many costs a whole row and column of tokens.",
        hint="How many tokens lie along each side, and for how many pixels?",
        wrong=[
            (63, "63 pixels are padded by one, to 64. Which side needs nearly a whole token of padding?"),
            (128, "It has the most tokens, and the most pixels. Divide."),
            (64, "Nothing is padded here, so nothing is wasted."),
        ],
    ),
    Exercise(
        pad_edge,
        why="Yes, also where nothing is missing.",
        hint='In Python, -30 % 4 is 2. And `F.pad` has mode="replicate".',
        wrong=[
            (with_zeros, "The shape is right. But grey rows cost bits: the last row and column should be repeated."),
            (always_some, "If the stride divides the side already, this adds a whole stride. Nothing is missing then."),
            (in_front, "What is added belongs to the bottom and the right, so that the first token keeps its pixels."),
            (cut, "This loses pixels. The image is to be enlarged, and cropped again after the decoder."),
        ],
        tries=[
            (torch.arange(30.0).view(1, 1, 5, 6), 4),
            (torch.arange(32.0).view(1, 1, 4, 8), 4),
            (torch.arange(18.0).view(2, 3, 1, 3), 3),
        ],
    ),
    Exercise(
        tokens_come_back,
        why="Yes. Equal in every bit are two ways through the *decoder*. Nothing makes the encoder its inverse.",
        hint="Which network would have to undo which other one? Has anything made sure of that?",
        wrong=[
            (
                True,
                "Encoder and decoder are two networks. Training brings images back, and only images like photos.",
            ),
        ],
    ),
    Exercise(
        change_of_error,
        why="Yes: 4 divides both sides, so nothing is padded, in either way.",
        hint="How many rows and columns are added to an image of 32×24 pixels?",
        wrong=[
            ("rises", "So it does at 30×21. How much is padded at 32×24?"),
            ("falls", "Padding matters only where something is padded. How much is it at 32×24?"),
        ],
    ),
]
