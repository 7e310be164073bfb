"""Exercises of nbs/09_commands/09_results.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def rate(bits, stride, scale):
    # A token is for stride × stride pixels of the shrunk photo, each of which is for 1 / scale² of the original.
    return bits / stride**2 * scale**2


def as_the_side(bits, stride, scale):
    return bits / stride**2 * scale


def of_the_small_photo(bits, stride, scale):
    return bits / stride**2


def turned_round(bits, stride, scale):
    return bits / stride**2 / scale**2


def may_join():
    # Our mean is one over 192 tiles of 64 px. The cards say so, and `compare` refuses: n and data.size differ.
    return False


def cheaper_but_not_closer():
    # An entropy coder writes the same tokens in fewer bits: the points move to the left, and stay as high.
    return "left"


def crossing():
    # Read from rate_distortion.json: by PSNR the curves cross at about 0.45 bits per pixel. By the EffLite0
    # distance the tokenizer is still ahead at 0.56 bits (0.500, and JPEG 0.53), and behind at 0.77.
    by_psnr, by_distance = 0.45, 0.65
    return "right" if by_distance > by_psnr else "left"


EXERCISES = [
    Exercise(
        rate,
        why="Yes: at 3/8 of the side, 0.998 becomes 0.140 bits per pixel.",
        hint="Half of the side leaves which part of the pixels? The rate is per pixel of the original.",
        wrong=[
            (as_the_side, "Both sides shrink: half of the side leaves a quarter of the tokens."),
            (of_the_small_photo, "This is per pixel of the small photo. The rate is per pixel of the original."),
            (turned_round, "A smaller photo has fewer tokens, so the rate falls."),
        ],
        tries=[(15.966, 4, 0.375), (16.0, 8, 0.5), (12.0, 4, 1.0)],
    ),
    Exercise(
        may_join,
        why="Yes: `compare` names `n` and `data.size`. A mean over tiles of 64 px is another number.",
        hint="Our card says n = 192. How many tiles does each photo have?",
        wrong=[(True, "The photos are the same, but ours are cut into 192 tiles. That alone moves the mean by 2 dB.")],
    ),
    Exercise(
        cheaper_but_not_closer,
        why="Yes: by up to a quarter of the rate, since 11.8 bits are left of 16. The tokens are the same.",
        hint="What does an entropy coder change: the tokens, or only how many bits they are written in?",
        wrong=[
            ("up", "The decoder gets the same tokens, so the image is the same. Only the rate falls."),
            ("left and up", "The rate falls. But the decoder gets the same tokens, so the image is the same."),
            ("nowhere", "A token costs 16 bits here, whether it is frequent or rare. That can be mended."),
        ],
    ),
    Exercise(
        crossing,
        why="Yes, to about 0.65. JPEG's blocks cost it more in a network's features than in PSNR.",
        hint="Which artefacts has JPEG at low rates? Does PSNR mind them as much as features do?",
        wrong=[
            ("left", "That would mean that features forgive JPEG's blocks more than PSNR does. Look at the figure."),
            ("stays", "Two measures seldom agree on two kinds of errors, such as blocks and lost texture."),
        ],
    ),
]
