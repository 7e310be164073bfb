"""Exercises of nbs/06_metrics/07_fvd.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def frames_left(frames):
    # SAME padding makes ⌈side / stride⌉ places, so each of the three halvings rounds up.
    for _ in range(3):
        frames = -(-frames // 2)
    return frames


def may_be_compared():
    # The crop, the resize and the export of I3D are left open, and each of them changes the number.
    return False


def reversed_clips():
    # A mean over frames and a mean of absolute differences are the same for a clip that runs backwards.
    # Measured above: 0.0.
    return 0


def by_floor(frames):
    return frames // 2 // 2 // 2


EXERCISES = [
    Exercise(
        frames_left,
        why="Yes. Nine frames leave two, which is what the last mean takes at least: so FVD needs nine.",
        hint="How many places has a kernel with stride 2 on 9 frames, with SAME padding?",
        wrong=[
            (by_floor, "You round down. SAME padding adds a zero, so that 9 frames become 5."),
            (lambda frames: -(-frames // 2), "Time is halved three times, not once."),
            (lambda frames: frames / 8, "There are whole frames only: each halving rounds up."),
        ],
        tries=[(9,), (16,), (17,), (8,), (300,)],
    ),
    Exercise(
        may_be_compared,
        why="Right. Two exports of I3D and several ways to 224 px go by one name. A card has to say which.",
        hint="Look at the table of what the definition leaves open. Which of its rows were not mentioned?",
        wrong=[(True, "Nothing was said about the resize to 224 px and the export of I3D. Each changes the number.")],
    ),
    Exercise(
        reversed_clips,
        why="Yes. Neither a mean nor an absolute difference knows the direction of time. I3D does.",
        hint="What happens to a mean over frames, and to the sizes of the changes, if a clip runs backwards?",
        wrong=[
            (
                22.92,
                "This is the number for shuffled frames. There other frames become neighbours; backwards they do not.",
            ),
            (266.35, "This is the number for a frozen frame, in which nothing changes any more."),
        ],
    ),
]
