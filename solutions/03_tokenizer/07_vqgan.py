"""Exercises of nbs/03_tokenizer/07_vqgan.ipynb: right answers, worked, and the usual wrong ones."""

import torch

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.vqgan import ShiftedDownsample


def random(*shape, seed):
    return 3 * torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def attend(q, k, v):
    # A row of the matrix holds how well each key fits the question of that row. The softmax runs along it.
    return ((q @ k.T) / q.shape[1] ** 0.5).softmax(1) @ v


def unscaled(q, k, v):
    return (q @ k.T).softmax(1) @ v


def over_questions(q, k, v):
    return ((q @ k.T) / q.shape[1] ** 0.5).softmax(0) @ v


def scaled_by_channels(q, k, v):
    return ((q @ k.T) / q.shape[1]).softmax(1) @ v


def scaled_by_positions(q, k, v):
    return ((q @ k.T) / k.shape[0] ** 0.5).softmax(1) @ v


def centre():
    # Two layers whose kernels only have their middle return the pixels that they look at.
    layer = ShiftedDownsample(1)
    torch.nn.init.dirac_(layer.weight)
    torch.nn.init.zeros_(layer.bias)
    with torch.no_grad():
        number = int(layer(layer(torch.arange(64.0).view(1, 1, 8, 8)))[0, 0, 0, 0])
    return number // 8, number % 8


def equal_side():
    # 2·n²·C = 4·n·C² for n = 2C positions: 1024 of them, a map of 32×32.
    return int((2 * 512) ** 0.5)


def growth():
    # Twice the side: four times the linear maps, sixteen times the matrices. At 16×16 the maps are most of it.
    def work(n, channels):
        return 4 * n * channels**2 + 2 * n**2 * channels

    factor = work(32**2, 512) / work(16**2, 512)
    return "between" if 5 < factor < 15 else "sixteen" if factor >= 15 else "four"


EXERCISES = [
    Exercise(
        attend,
        why="Yes. This is all of it; `scaled_dot_product_attention` computes the same with less memory.",
        hint="q @ k.T has a row for each question and a column for each key.",
        wrong=[
            (
                unscaled,
                "The products are not divided by the root of the channels: with many of them one key takes it all.",
            ),
            (
                over_questions,
                "Your weights sum to 1 over the questions. Each answer is a mean, so its own weights must.",
            ),
            (scaled_by_channels, "It is the *root* of the number of channels: a sum of C products grows like √C."),
            (scaled_by_positions, "The number of channels is meant, not that of positions."),
        ],
        tries=[
            (random(5, 4, seed=0), random(5, 4, seed=1), random(5, 4, seed=2)),
            (random(3, 9, seed=3), random(3, 9, seed=4), random(3, 9, seed=5)),
        ],
    ),
    Exercise(
        centre,
        why="Yes. After four of them it is pixel (15, 15), the last of its token's 16×16 pixels.",
        hint="The second layer's output (0, 0) looks at position (1, 1) of the first layer's output.",
        wrong=[
            ((1, 1), "This is so after one layer."),
            ((2, 2), "Position (1, 1) of the first output is centred on 2 · 1 + 1."),
            ((0, 0), "This is the other network's down-sampling, which is centred on (2i, 2j)."),
            ((4, 4), "This would be the next cell: each cell of 4×4 pixels begins at a multiple of 4."),
        ],
    ),
    Exercise(
        equal_side,
        why="Yes: with a quarter of these positions, 16×16, the four linear maps are four fifths of the work.",
        hint="The two costs are 2n²C and 4nC². For which n are they equal?",
        wrong=[
            (1024, "This is the number of positions. How long is the side of such a map?"),
            (512, "This is the number of channels. The number of positions is to be twice that."),
            (16, "At 16×16 the matrices cost a quarter of the linear maps."),
        ],
    ),
    Exercise(
        growth,
        why="Yes, by 6.4. At 16×16 the linear maps are most of the work, and they grow fourfold.",
        hint="One part grows with the number of positions, one with its square. Which is larger at 16×16?",
        wrong=[
            (
                "sixteen",
                "So it is at the first level, where the matrices are nearly everything. At 16×16 they are a fifth.",
            ),
            ("four", "The linear maps do. But the matrices grow sixteenfold, and at 32×32 they are half of the work."),
        ],
    ),
]
