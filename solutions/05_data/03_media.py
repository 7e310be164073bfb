"""Exercises of nbs/05_data/03_media.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def reported_as_broken():
    # Each file from the tenth on meets the full disk, is skipped, and is named as broken: 10, 11, …, 100.
    files, full_at = 100, 10
    return len(range(full_at, files + 1))


def shrunk_size(width, height, max_side):
    # One factor for both sides, and never above 1.
    scale = min(1, max_side / max(width, height))
    return round(width * scale), round(height * scale)


def right_panel_stays():
    # The clip has 256 × 128 px. Once max_side reaches its longer side, nothing is shrunk any more.
    return max(256, 128)


EXERCISES = [
    Exercise(
        reported_as_broken,
        why="Yes. The report would name 91 good files, and nobody would look at the disk.",
        hint="What happens to the files after the tenth?",
        wrong=[
            (1, "The disk stays full. Each later file meets the same error."),
            (90, "The tenth file is named, too."),
            (0, "A full disk is an OSError as well, so it is caught and skipped."),
            (100, "The first nine were written before the disk was full."),
        ],
    ),
    Exercise(
        shrunk_size,
        why="Yes: one factor for both sides keeps the shape, and small images stay as they are.",
        hint="Which factor brings the longer side to max_side? And if it is larger than 1?",
        wrong=[
            (
                lambda width, height, max_side: (
                    round(width * max_side / max(width, height)),
                    round(height * max_side / max(width, height)),
                ),
                "You enlarge small images. That makes no detail, and costs memory.",
            ),
            (
                lambda width, height, max_side: (min(width, max_side), min(height, max_side)),
                "You cut each side by itself. That changes the shape.",
            ),
            (
                lambda width, height, max_side: (
                    round(width * min(1, max_side / min(width, height))),
                    round(height * min(1, max_side / min(width, height))),
                ),
                "You look at the shorter side. The longer one then stays too long.",
            ),
        ],
        tries=[(4032, 3024, 1024), (512, 256, 128), (256, 512, 128), (170, 128, 455)],
    ),
    Exercise(
        right_panel_stays,
        why="Yes: from there on the frame is not shrunk, and it is never enlarged.",
        hint="Which side of the 256 × 128 px frame is compared with max_side?",
        wrong=[
            (128, "This is the shorter side. At 128 the frame is still shrunk, to 128 × 64 px."),
            (455, "This is the longer side of the photo. The clip is smaller."),
            (48, "Here the slider starts. The frame is shrunk to 48 × 24 px."),
        ],
    ),
]
