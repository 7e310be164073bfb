"""Exercises of nbs/03_tokenizer/07a_size.ipynb: right answers, worked, and the usual wrong ones."""

from dataclasses import replace

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.config import TokenizerConfig
from magicmaster_nb.tokenizer.size import blocks_size, convolution_size, magvit_size


def block_size(inputs, outputs):
    # Two normalisations, two 3×3 convolutions with biases, and a 1×1 convolution if the channels change.
    size = 2 * inputs + outputs * (9 * inputs + 1) + 2 * outputs + outputs * (9 * outputs + 1)
    return size + (outputs * (inputs + 1) if inputs != outputs else 0)


def without_shortcut(inputs, outputs):
    return convolution_size(inputs, outputs, 3, 2) + convolution_size(outputs, outputs, 3, 2) + 2 * (inputs + outputs)


def always_a_shortcut(inputs, outputs):
    return without_shortcut(inputs, outputs) + convolution_size(inputs, outputs, 1, 2)


def without_norms(inputs, outputs):
    return block_size(inputs, outputs) - 2 * (inputs + outputs)


def without_biases(inputs, outputs):
    return block_size(inputs, outputs) - (2 * outputs if inputs == outputs else 3 * outputs)


def factor_of_width():
    # Filters have inputs · outputs numbers, and both double. Biases and normalisations only double.
    base = TokenizerConfig()
    return round(magvit_size(replace(base, width=256)) / magvit_size(base))


def larger_addition():
    # One block of 512 channels against four of 128: the channels enter as a square, 16 against 4.
    return "level 4" if blocks_size(512, 512, 1, 2) > blocks_size(128, 128, 4, 2) else "level 1"


def factor_of_clips():
    # A kernel of 3×3×3 has three times the numbers of one of 3×3.
    return round(blocks_size(128, 128, 4, 3) / blocks_size(128, 128, 4, 2))


EXERCISES = [
    Exercise(
        block_size,
        why="Yes. Sums of this make the 113,492,105 of the published network.",
        hint="One normalisation is of the input, the other of what the first convolution returns.",
        wrong=[
            (
                without_shortcut,
                "If the number of channels changes, the shortcut is a 1×1 convolution, which has weights.",
            ),
            (always_a_shortcut, "If the number of channels stays, the shortcut is no layer: it has no weights."),
            (without_norms, "Each normalisation has a scale and a shift for each of its channels."),
            (without_biases, "Each output channel of a convolution has a bias."),
        ],
        tries=[(128, 128), (128, 256), (512, 256), (3, 5)],
    ),
    Exercise(
        factor_of_width,
        why="Yes, by 3.998. Width costs the square, so it is changed with care.",
        hint="A filter has as many slices as there are input channels. And how many filters are there?",
        wrong=[
            (2, "There are twice as many filters. But each of them has twice as many input channels, too."),
            (8, "The kernels keep their 3×3; only the channels double."),
            (16, "Inputs and outputs double: twice two."),
        ],
    ),
    Exercise(
        larger_addition,
        why="Yes: 4.7 million against 1.2 million. A square of channels beats a count of blocks.",
        hint="Level 4 has four times the channels of level 1. What does that do to one block?",
        wrong=[
            (
                "level 1",
                "Four blocks are four times as many. But a block of four times the channels has 16 times the weights.",
            ),
            ("the same", "Four times the channels make 16 times the weights, not four times."),
        ],
    ),
    Exercise(
        factor_of_clips,
        why="Yes. The 1×1 shortcuts and the biases do not grow, so it is a little less than three.",
        hint="How many numbers has a kernel of 3×3, and how many one of 3×3×3?",
        wrong=[
            (17, "A clip may have 17 frames, but the same weights slide over all of them."),
            (9, "The kernel gets three frames: 27 numbers in the place of 9."),
            (27, "This is a kernel of 3×3×3. How many numbers had it for images?"),
            (1, "The kernels reach over time now, so they have more numbers."),
        ],
    ),
]
