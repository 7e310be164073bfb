"""Exercises of nbs/03_tokenizer/01_smallest_tokenizer.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def spell(digits, levels):
    # The first digit counts ones, the second counts how often all values of the first fit, and so on.
    token, step = 0, 1
    for digit, level in zip(digits, levels):
        token += digit * step
        step *= level
    return token


def first_digit_counts_most(digits, levels):
    token = 0
    for digit, level in zip(digits, levels):
        token = token * level + digit
    return token


def same_base(digits, levels):
    return sum(digit * levels[0] ** place for place, digit in enumerate(digits))


def plain_sum(digits, levels):
    return sum(digits)


def what_learns():
    # A step function is flat wherever it has a derivative: the gradient is 0 from the rounding on backwards.
    # The decoder stands on the other side of it, between the rounding and the loss.
    return "decoder"


def change_of_rate():
    # A token of 12.1 bits then stands for 8·8 pixels in the place of 4·4.
    return (4 * 4) / (8 * 8)


def with_no_channel():
    # All five digits are their middle ones, at each place: one and the same token, wherever it is put.
    tokens = [spell([level // 2 for level in (7, 5, 5, 5, 5)], (7, 5, 5, 5, 5))] * 256
    return len(set(tokens)), tokens != tokens[::-1]


EXERCISES = [
    Exercise(
        spell,
        why="Yes. Each digit counts as much as all digits before it can tell apart.",
        hint="The steps for levels (7, 5, 5) are 1, 7 and 35.",
        wrong=[
            (
                first_digit_counts_most,
                "Here the last digit counts ones. On this page it is the first channel that does.",
            ),
            (plain_sum, "Then many codes would share a token. A digit counts more, the later it stands."),
            (same_base, "This takes the first level as the base of all digits. Each digit has a base of its own."),
        ],
        tries=[([3, 0, 0], (7, 5, 5)), ([1, 2, 3], (7, 5, 5)), ([4, 4, 4, 4], (5, 5, 5, 5)), ([0, 1], (8, 3))],
    ),
    Exercise(
        what_learns,
        why="Yes: the encoder's gradient is 0 everywhere. The decoder learns to read a random encoder's codes.",
        hint="The gradient comes from the loss. Which part does it meet before it meets the rounding?",
        wrong=[
            ("both", "The derivative of rounding is 0. What does the chain rule make of all gradients in front of it?"),
            ("none", "The gradient meets the decoder first, before it meets the rounding."),
            (
                "encoder",
                "It is the other way round: the gradient comes from the loss, which stands behind the decoder.",
            ),
        ],
    ),
    Exercise(
        change_of_rate,
        why="Yes: a token costs what it did, and there are four times fewer of them.",
        hint="How many pixels share one token, before and after?",
        wrong=[
            (0.5, "The stride doubles along both sides of the image."),
            (0.125, "The new stride is 8, the old one was 4. How many times as many pixels share a token?"),
            (1, "The bits of a *token* stay. How many pixels does a token stand for?"),
            (4, "There are fewer tokens then, not more."),
        ],
    ),
    Exercise(
        with_no_channel,
        why="Yes. 256 equal tokens look the same in any order. You see what the decoder makes of the middle code.",
        hint="All digits are set to their middle value. Is there any difference left between two places?",
        wrong=[
            ((256, True), "There are 256 *places*. But with all digits in the middle, what stands at each of them?"),
            ((1, True), "All tokens are the same one. What does it change if equal things trade places?"),
            ((0, False), "The decoder still gets a token at each place: the one whose digits are all in the middle."),
            ((256, False), "If they were different tokens, shuffling them would be seen."),
        ],
    ),
]
