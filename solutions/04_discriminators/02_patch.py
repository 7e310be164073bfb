"""Exercises of nbs/04_discriminators/02_patch.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def window(strides):
    side = 1
    for stride in reversed(strides):
        side = stride * (side - 1) + 4
    return side


def overlap():
    # Two convolutions of stride 2: the next logit's square begins four pixels further on.
    return window([2, 2, 1, 1]) - 2 * 2


def with_group_norm():
    # It takes mean and deviation over all positions of an image, so every pixel of the image counts in every logit.
    # It takes them of each image by itself, so the other image does not count.
    return False, True


def in_a_mixed_batch():
    # Measured with the three discriminators of the page, in training mode, on the twelve held-out photos and their
    # blurred twins in one batch: 98 % to 100 % of the sharp squares are right, and 0 % to 1 % of the blurred ones.
    return "none"


def square_of_depth_3():
    # From the logit back: 4, 7, and then three times 2·(side - 1) + 4.
    return window([2, 2, 2, 1, 1])


EXERCISES = [
    Exercise(
        overlap,
        why="Yes. So each pixel is judged by many logits, and their squares are far from independent.",
        hint="How many pixels further on does the square of the next logit begin?",
        wrong=[
            (33, "The next square begins at the next *position of the map*. How many pixels is that?"),
            (32, "Two of the convolutions have stride 2, and their strides multiply."),
            (0, "Squares lie side by side only if they are as wide as the step from one to the next."),
            (4, "This is the step. How much of 34 pixels is left in common?"),
        ],
    ),
    Exercise(
        with_group_norm,
        why="Yes. What a normalisation averages over is what it mixes: here all positions, but of one image.",
        hint="Over which axes does a group normalisation take its mean? Over positions, over images, or over both?",
        wrong=[
            ((True, True), "It averages over all positions of an image, so each logit depends on all of its pixels."),
            ((False, False), "It never looks at another image of the batch."),
            ((True, False), "It is the other way round: it averages over the positions, and not over the images."),
        ],
    ),
    Exercise(
        in_a_mixed_batch,
        why="Yes, 1% at most. In a batch of one kind it is the batch that is recognised. A mixed one shows the trick.",
        hint="What gave the blurred batch away, when all of its images were blurred?",
        wrong=[
            (
                "all",
                "So it is when each batch is of one kind, and its statistics give it away. Here both kinds share them.",
            ),
            ("half", "That would be guessing. But sharp photos set the statistics as well, and all logits look alike."),
        ],
    ),
    Exercise(
        square_of_depth_3,
        why="Yes, the size that pix2pix chose.",
        hint="Go back from the logit: r becomes s·(r − 1) + 4 for each convolution.",
        wrong=[
            (68, "The window does not just double: r becomes 2(r − 1) + 4 behind one more stride of 2."),
            (34, "This is depth 2. One more convolution of stride 2 stands in front of what the logit saw."),
            (38, "The new convolution adds 4, but it also doubles what the others saw."),
        ],
    ),
]
