"""Exercises of nbs/08_training/11a_processes.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def ways_to_share(batches):
    # Each process computes the same number of batches, so their number divides that of the step.
    return [(processes, batches // processes) for processes in range(1, batches + 1) if batches % processes == 0]


def same_run():
    # The step has the same images and the same mean. But what compares the images of a batch sees fours, not eights.
    return False


def most_ways():
    # The number of divisors: 12 has six of them, 16 has five.
    return max(range(1, 17), key=lambda batches: len(ways_to_share(batches)))


EXERCISES = [
    Exercise(
        ways_to_share,
        why="Yes. A run can move between all of these, and each step stays the same up to rounding.",
        hint="Which numbers of processes can share the batches without a rest?",
        wrong=[
            (
                lambda batches: [(batches // processes, processes) for processes, _ in ways_to_share(batches)],
                "The number of processes comes first in each pair, from 1 on.",
            ),
            (
                lambda batches: [(processes, -(-batches // processes)) for processes in range(1, batches + 1)],
                "If the division leaves a rest, a step would have more batches than before. That is refused.",
            ),
            (
                lambda batches: [pair for pair in ways_to_share(batches) if 1 < pair[0] < batches],
                "One process can do all batches, and as many processes as there are batches can do one each.",
            ),
        ],
        tries=[(12,), (8,), (7,), (1,)],
    ),
    Exercise(
        same_run,
        why="Right. Batch normalization, StyleGAN2's groups and the adaptive weight look at a batch as a whole.",
        hint="Which parts of a step look at several images of a batch together?",
        wrong=[
            (
                True,
                "The images of a step are the same. But some parts compare the images of one batch, and these change.",
            ),
        ],
    ),
    Exercise(
        most_ways,
        why="Yes, six ways. If a run may have to move, choose a number of batches with many divisors.",
        hint="Which number up to 16 has the most divisors?",
        wrong=[
            (16, "16 has five: 1, 2, 4, 8, 16. Another number has one more."),
            (8, "8 has four: 1, 2, 4, 8."),
            (10, "10 has four: 1, 2, 5, 10."),
            (15, "15 has four: 1, 3, 5, 15."),
        ],
    ),
]
