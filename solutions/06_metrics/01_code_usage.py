"""Exercises of nbs/06_metrics/01_code_usage.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def perplexity(counts):
    # Entropy in bits, then two to its power. Codes that never occur add nothing.
    total = sum(counts)
    return 2 ** sum(count / total * math.log2(total / count) for count in counts if count)


def simpson(counts):
    "One by the chance that two tokens are the same."
    return sum(counts) ** 2 / sum(count**2 for count in counts)


def base_mixed_up(counts):
    "Two to the power of an entropy in nats."
    return 2 ** (math.log2(perplexity(counts)) * math.log(2))


def what_it_says():
    # 640 tokens can show 640 codes at most, each once. A perplexity of 600 is close to that bound.
    return "the test set"


def share_of_the_codes():
    # A uniform source of K = 2^18 codes after N = 2,000,000 tokens: the measured perplexity is K · exp(-(K - 1) / 2N).
    size, tokens = 2**18, 2_000_000
    return math.exp(-(size - 1) / (2 * tokens))


EXERCISES = [
    Exercise(
        perplexity,
        why="Yes: that many codes, all used equally often, would have the same entropy.",
        hint="First the frequencies, then the entropy. A code that never occurs has no logarithm, and no part in it.",
        wrong=[
            (
                lambda counts: sum(count > 0 for count in counts),
                "You count the codes that occur. One that occurs once counts as much as the most frequent one.",
            ),
            (base_mixed_up, "You mix two bases: 2^H is for an entropy in bits, and a natural logarithm gives nats."),
            (simpson, "This is one by the sum of squares, another number of codes. Take the entropy."),
            (
                lambda counts: math.log2(perplexity(counts)),
                "This is the entropy. Two to its power is a number of codes.",
            ),
        ],
        tries=[([1, 1, 1, 1],), ([90, 10],), ([5, 0, 0],), ([128] + 128 * [1],)],
    ),
    Exercise(
        what_it_says,
        why="Yes: it is nearly the bound of 640. Count 50 tokens per code before a perplexity speaks of the codebook.",
        hint="How large could the perplexity be at most, with so many tokens?",
        wrong=[
            ("600 codes", "640 tokens cannot show more than 640 codes, even if all 64000 are used equally."),
            ("64000 codes", "It may be so, but 640 tokens cannot tell."),
        ],
    ),
    Exercise(
        share_of_the_codes,
        why="Yes: nearly every code has been seen, and still the perplexity is 6 % short.",
        hint="How many tokens per code are these? The formula for the measured perplexity stands above the figure.",
        wrong=[
            (1, "These are 7.6 tokens per code. It takes some 50 until the perplexity is within a percent."),
            (
                0.9995,
                "This is the share of codes that were seen once at least. The perplexity asks for equal frequencies.",
            ),
            (0.877, "The formula has twice the number of tokens below the line."),
        ],
        within=0.02,
    ),
]
