"""Exercises of nbs/05a_preparation/07_preparing_imagenet_and_kinetics.ipynb:
right answers, worked, and the usual wrong ones.
"""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.preparation.jobs import Share


def ends_with_an_error():
    # An index tells what is missing, and a check has done its work when it found what is broken.
    # resize was asked for a small copy of each video, and could not give one of them.
    return "resize"


def parts_fit_together():
    # Shares of three and of four deal the same list out differently: some videos would come twice, others never.
    videos = range(8)
    done = sorted([*Share(1, 3).of(videos), *Share(3, 3).of(videos), *Share(2, 4).of(videos)])
    return done == list(videos)


def processes_for_shrinking():
    # Hours fall as one by the number of processes, so it takes as many times more as a video takes longer.
    return 16 * 2.6 / 0.17


EXERCISES = [
    Exercise(
        ends_with_an_error,
        why="Yes. An exit status says whether all that was asked for is done, so that a shell script can stop there.",
        hint="Which of them was asked for something that it could not give?",
        wrong=[
            ("index", "A part of ImageNet is a data set too. What is missing is said, and the list is right."),
            ("check", "To find broken files is its task, and it has done that for each of them."),
            ("none", "The shrinking was asked for eight small videos, and one cannot be made. See its last line."),
        ],
    ),
    Exercise(
        parts_fit_together,
        why="Right. `--merge` sees the two numbers in the names of the parts, and refuses.",
        hint="Which videos does the share 2/3 hold, and which 2/4?",
        wrong=[
            (True, "2/3 holds every third video and 2/4 every fourth. Some would be done twice, and some never."),
        ],
    ),
    Exercise(
        processes_for_shrinking,
        why="Yes. So the check comes first: it is cheap, and names what the shrinking need not try.",
        hint="How many times as long does shrinking a clip take as checking it?",
        wrong=[
            (15.3, "This is how many times longer it takes. It runs with 16 processes already."),
            (41.6, "Hours fall with the number of processes. Ask how many times as long a clip takes."),
            (32, "Twice as many take half of the time. Shrinking takes some 15 times as long."),
            (1.05, "More processes are needed for the longer work, not fewer."),
        ],
        within=0.03,
    ),
]
