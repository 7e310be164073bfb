"""Exercises of nbs/00a_what_tokens_are_for.ipynb: right answers, worked, and the usual wrong ones."""

import math

from magicmaster_nb.exercises import Exercise


def bits_of_text(chances):
    # Each token costs -log2 of the probability that it was given. The mean is over tokens.
    return -sum(math.log2(chance) for chance in chances) / len(chances)


def log_of_mean(chances):
    return -math.log2(sum(chances) / len(chances))


def in_nats(chances):
    return -sum(math.log(chance) for chance in chances) / len(chances)


def whole_text(chances):
    return -sum(math.log2(chance) for chance in chances)


def without_sign(chances):
    return sum(math.log2(chance) for chance in chances) / len(chances)


def mean_squared_errors():
    # The mean of -1 and 1 is 0, and off by 1 each time. A draw is right half of the time, and else off by 2.
    answer_0 = ((-1 - 0) ** 2 + (1 - 0) ** 2) / 2
    draw = (0**2 + 2**2) / 2
    return int(answer_0), int(draw)


def psnr_with_better_prior():
    # The decoder gets the same tokens. They are only packed into fewer bits.
    return "stays"


def calmest_temperature():
    # Dividing the logits by a small number moves all probability to the likeliest token.
    return 0.2


EXERCISES = [
    Exercise(
        bits_of_text,
        why="Yes. A token that was given one half costs a bit, and one thought impossible costs infinitely many.",
        hint="A probability of ½ is one bit, and ¼ is two. Take the mean of the bits, not of the probabilities.",
        wrong=[
            (
                log_of_mean,
                "This is the logarithm of the mean. A file has to pay for each token: take the mean of the logarithms.",
            ),
            (in_nats, "These are natural logarithms. Bits are counted by logarithms to the base 2."),
            (whole_text, "This is the whole text. How many bits is it per token?"),
            (without_sign, "Logarithms of probabilities are negative. The length of a file is not."),
        ],
        tries=[([0.5, 0.25],), ([1 / 64000] * 3,), ([0.9, 0.001, 0.3, 0.3],), ([1.0],)],
    ),
    Exercise(
        mean_squared_errors,
        why="Yes. The grey answer wins by squared error, and yet it is never right.",
        hint="How far off is 0, whichever it is? And how far off is a draw, when it is wrong?",
        wrong=[
            ((0, 2), "0 is their mean, but it is neither of them: it is off by 1 each time."),
            ((1, 1), "A draw is right half of the time. When it is wrong, it is off by 2, which counts as a square."),
            ((1, 4), "A draw is wrong only half of the time."),
            ((1, 0), "A draw that knows nothing of the other half is wrong half of the time."),
        ],
    ),
    Exercise(
        psnr_with_better_prior,
        why="Yes. The prior packs the same tokens into fewer bits: it moves a point to the left, not upwards.",
        hint="Which of the two models makes the pixels? Does it get other tokens than before?",
        wrong=[
            ("rises", "The tokens are the same, and so is the decoder. What becomes less is their cost."),
            ("falls", "Nothing is left out of the tokens. They are only predicted better, so they cost less."),
        ],
    ),
    Exercise(
        calmest_temperature,
        why="Yes: near 0 only the likeliest token is left, whatever the dice say. Such draws are alike, and dull.",
        hint="What does dividing the logits by a small number do to the likeliest token?",
        wrong=[
            (1.4, "A temperature above 1 makes all tokens more alike in probability, so that chance decides more."),
            (0.8, "Below 1 likely tokens become likelier. There is a lower temperature to choose."),
            (1.0, "At 1 the model's own probabilities are used. Is there one at which chance decides less?"),
        ],
    ),
]
