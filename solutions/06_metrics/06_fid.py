"""Exercises of nbs/06_metrics/06_fid.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def mirrored():
    # Pixel by pixel, a mirrored photo is another one. As a set, mirrored photos are as likely as others.
    return "low", "low"


def no_shift_at():
    # TensorFlow 1 reads the input at i · s, others at (i + 1/2) · s - 1/2. The difference is (1 - s) / 2, with
    # s = input side / 299. It vanishes for s = 1.
    return next(side for side in range(1, 1000) if (1 - side / 299) / 2 == 0)


def bars_that_stay():
    # `strength` is the factor of the blur and the pixels of the move. The other three do not have it.
    return {"mirrored", "upside down", "blue for red"}


EXERCISES = [
    Exercise(
        mirrored,
        why="Yes: a bad PSNR and a good FID, for the same images. FID does not ask which photo became which.",
        hint="Which of the two compares an image with its own original? And which way is good for each of them?",
        wrong=[
            (("low", "high"), "FID compares sets. A set of mirrored photos has nearly the same features."),
            (("high", "low"), "PSNR compares pixel with pixel, and nearly all of them are others."),
            (
                ("high", "high"),
                "PSNR compares pixel with pixel, and FID compares sets. It is the other way round for both.",
            ),
        ],
    ),
    Exercise(
        no_shift_at,
        why="Yes: an image that has 299 px already is not resized by either. The half pixels are lost in the scaling.",
        hint="Where does either program read the input for pixel i of the result? When is that the same place?",
        wrong=[
            (598, "Here the image shrinks to a half, and is shifted by half a pixel the other way."),
            (128, "At 128 px the shift is 0.29 px of the input. The larger the scale, the larger it is."),
            (512, "Here the image shrinks, and is shifted the other way."),
        ],
    ),
    Exercise(
        bars_that_stay,
        why="Yes. Upside down is far, since photos have the sky above: what features hear was learned from photos.",
        hint="For which of the five is there such a thing as a strength?",
        wrong=[
            ({"mirrored", "upside down"}, "Swapping two colours has no strength either."),
            (set(), "A photo cannot be mirrored by 4 or by 16."),
            ({"mirrored"}, "The photo can be turned upside down in one way only, and its colours swapped in one."),
        ],
    ),
]
