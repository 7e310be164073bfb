"""Exercises of nbs/03_tokenizer/05_autoencoder.ipynb: right answers, worked, and the usual wrong ones."""

import math
from dataclasses import replace

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.config import TokenizerConfig


def window(config):
    side, step = config.patch + (config.input_kernel - 1) * config.patch, config.patch
    for level, depth in enumerate(config.encoder_depths):
        if level > 0:
            side, step = side + 2 * step, 2 * step
        side += depth * 2 * 2 * step
    return side + config.middle_depth * 2 * 2 * step


def one_more_block():
    # A block has two convolutions of kernel 3, and each adds 2 steps. A step is 1 px on the first level, 8 on the last.
    base = TokenizerConfig()
    deeper = [replace(base, encoder_depths=depths) for depths in [(5, 4, 4, 4), (4, 4, 4, 5)]]
    return tuple(window(config) - window(base) for config in deeper)


def pixels_with_fixed_statistics():
    # Fixed numbers are known before the image is. So a pixel has a way to a token through convolutions only.
    shape = dict(multipliers=(1, 2), encoder_depths=(1, 2), decoder_depths=(1, 2), middle_depth=0)
    return window(TokenizerConfig(width=32, input_kernel=3, patch=2, norm_groups=8, **shape)) ** 2


def multiplications(inputs, outputs, kernel, side, stride):
    # One for each weight and output position.
    return inputs * outputs * kernel**2 * math.ceil(side / stride) ** 2


def at_input_positions(inputs, outputs, kernel, side, stride):
    return inputs * outputs * kernel**2 * side**2


def weights_only(inputs, outputs, kernel, side, stride):
    return inputs * outputs * kernel**2


def channel_by_channel(inputs, outputs, kernel, side, stride):
    return outputs * kernel**2 * math.ceil(side / stride) ** 2


def factors_of_patch_2():
    # Weights do not know how often they are used; but for the first and the last convolution they stay.
    # All layers have a quarter of the positions, and there is a quarter of the tokens.
    return 1.0, 1 / 4, 1 / 4


EXERCISES = [
    Exercise(
        one_more_block,
        why="Yes: behind three down-samplings the same block reaches eight times as far.",
        hint="A block has two convolutions. How many pixels lie between neighbouring positions of a level?",
        wrong=[
            ((4, 4), "Two kernels of 3 add four *positions*. On the last level a position is 8 pixels wide."),
            ((2, 16), "A residual block has two convolutions, not one."),
            ((32, 4), "It is the other way round: the first level has the pixels of the image."),
            ((4, 64), "There are three down-samplings in front of the last level: 8 pixels, not 16."),
        ],
    ),
    Exercise(
        pixels_with_fixed_statistics,
        why="Yes, a square of 50×50. Only statistics of the image itself carry every pixel to every token.",
        hint="If mean and variance are constants, on which way can a pixel still reach a token?",
        wrong=[
            (
                4096,
                "So it is with GroupNorm, which takes its statistics from this image. Constants depend on no pixel.",
            ),
            (50, "This is the side of the square. How many pixels are in it?"),
            (0, "The convolutions are still there."),
        ],
    ),
    Exercise(
        multiplications,
        why="Yes. Hence the work sits where the maps are large, and the parameters where the channels are many.",
        hint="Each output position of each output channel takes one multiplication for each weight of its filter.",
        wrong=[
            (
                at_input_positions,
                "With a stride, the filter is not put at all positions of the input. Count those of the output.",
            ),
            (weights_only, "This is the number of weights. How often is each of them used?"),
            (channel_by_channel, "Each filter looks at all channels of the input."),
        ],
        tries=[(3, 128, 7, 128, 1), (128, 128, 3, 128, 2), (512, 512, 3, 16, 1), (4, 2, 1, 5, 1)],
    ),
    Exercise(
        factors_of_patch_2,
        why="Yes. The work falls and nothing is lost, but tokens are coarser. One level less takes back the stride.",
        hint="Which of the three counts weights, and which two count positions?",
        wrong=[
            ((1, 1, 1 / 4), "All layers behind the stem see four times fewer positions, too."),
            ((1 / 4, 1 / 4, 1 / 4), "The same weights are used at fewer positions. How many weights are there?"),
            ((1, 1 / 2, 1 / 2), "The blocks are 2 pixels wide *and* 2 pixels high."),
            ((1, 1 / 4, 1), "The stride doubles. How many pixels does a token stand for?"),
        ],
        within=0.05,
    ),
]
