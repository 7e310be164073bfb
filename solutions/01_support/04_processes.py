"""Exercises of nbs/01_support/04_processes.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise


def hangs():
    # A: the first process calls `gather`, and the others never do. It waits for them.
    # B: all call it, and then one of them prints.
    # C: `any` gives all processes the same answer, so all of them call `gather`, or none.
    return "A"


def mean_of_all(gathered):
    # An image counts the same wherever it is measured. So sums and counts are added up before the division.
    return sum(mean * count for mean, count in gathered) / sum(count for _, count in gathered)


def mean_of_means(gathered):
    return sum(mean for mean, _ in gathered) / len(gathered)


def sum_for_each_process(gathered):
    return sum(mean * count for mean, count in gathered) / len(gathered)


def means_for_each_image(gathered):
    return sum(mean for mean, _ in gathered) / sum(count for _, count in gathered)


def end_of_loop():
    # The signal comes in step 3 and is noted. The loop looks at the note behind the step.
    noted = False
    for step in range(1, 6):
        for moment in range(4):
            noted = noted or (step, moment) == (3, 0)
        if noted:
            return step
    return 5


EXERCISES = [
    Exercise(
        hangs,
        why="Yes: the first process waits for calls of the others that never come.",
        hint="`gather` ends when all processes have called it. In which line do some of them not call it?",
        wrong=[
            ("B", "All processes call `gather` here. Only the printing, which nobody waits for, is left to one."),
            ("C", "`any` tells all processes the same. So all of them call `gather`, or none does."),
        ],
    ),
    Exercise(
        mean_of_all,
        why="Yes. With `process.mean` a process with 2 images would count as much as one with 10.",
        hint="How large is the sum of the errors in each process? How many images are there together?",
        wrong=[
            (
                mean_of_means,
                "This is the mean of the means. A process with few images counts as much as one with many.",
            ),
            (sum_for_each_process, "The sum is right. Divide it by the number of images, not of processes."),
            (means_for_each_image, "A mean has been divided by its count already. Multiply to get the sum back."),
        ],
        tries=[([(1.0, 10), (1.0, 10), (1.0, 10), (5.0, 2)],), ([(2.0, 1), (0.5, 3)],), ([(0.25, 8)],)],
    ),
    Exercise(
        end_of_loop,
        why="Yes: step 3 is done whole, and step 4 is not begun.",
        hint="The signal only leaves a note. Where in the loop is the note looked at?",
        wrong=[
            (2, "This is where the loop ends without the note. A note does not break off step 3."),
            (4, "The loop looks at the note behind step 3, before step 4 begins."),
            (5, "The note is looked at behind each step, not only behind the last one."),
        ],
    ),
]
