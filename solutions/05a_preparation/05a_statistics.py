"""Exercises of nbs/05a_preparation/05a_statistics.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def small_images():
    # center_crop_resize makes every square 128 px wide. A smaller one is enlarged, and shows no more than before.
    return "enlarged"


def kept_share(width, height):
    # The largest square has the short side as its side.
    short = min(width, height)
    return short * short / (width * height)


def largest_interval():
    # Clips of 33 frames span 32 gaps and one frame. The bundled clips have 52, 116 and 130 frames.
    lengths = 52, 116, 130
    return max(each for each in range(1, 9) if sum(length >= 32 * each + 1 for length in lengths) >= 2)


EXERCISES = [
    Exercise(
        small_images,
        why="Yes: a tenth of what the tokenizer learns is blur, and no message says so. That is why one looks first.",
        hint="Every image of a batch has the same size. What does `center_crop_resize` do with a square of 96 px?",
        wrong=[
            ("left out", "Nothing checks the size: such an image is read and resized like all others."),
            ("padded", "No border is added. The square is resized to 128 px."),
        ],
    ),
    Exercise(
        kept_share,
        why="Yes. A photo of 3:2 loses a third, and it loses it at the sides, where people often stand.",
        hint="How large is the largest square in it?",
        wrong=[
            (lambda width, height: height / width, "A portrait would keep more than all of itself."),
            (
                lambda width, height: (min(width, height) / max(width, height)) ** 2,
                "Only one of the two sides is cut.",
            ),
            (
                lambda width, height: 1 - min(width, height) / max(width, height),
                "This is the share that is lost.",
            ),
        ],
        tries=[(1920, 1080), (256, 384), (500, 500)],
    ),
    Exercise(
        largest_interval,
        why="Yes: the clips span 97 frames. At 4 they span 129, and only one video is long enough.",
        hint="33 frames have 32 gaps between them.",
        wrong=[
            (4, "32 · 4 + 1 = 129 frames: one of the three videos has them."),
            (2, "You can go one further: 32 · 3 + 1 = 97 frames, and two videos have more."),
            (1, "At 1 all three have enough. Only two are asked for."),
        ],
    ),
]
