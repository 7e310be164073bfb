"""Exercises of nbs/08_training/05a_watch.ipynb: right answers, worked, and the usual wrong ones."""

from magicmaster_nb.exercises import Exercise
from magicmaster_nb.tokenizer.saving import shipped
from magicmaster_nb.training.run import read_log


def state_of_a_dead_machine():
    # The lock went with the machine, or with the lease of the network disk. The run has a log, and is not at its end.
    return "stopped"


def stops_at_once():
    # A request that is older than the program was meant for an earlier attempt, and is removed.
    return False


def better_witness():
    # The first records are of a slow start. Ten records at 5 percent still remember it, one record does not.
    log = [record for record in read_log(shipped("images") / "metrics.jsonl") if record["kind"] == "train"]
    steps, minutes = [record["step"] for record in log], [record["seconds"] / 60 for record in log]

    def off(last_records):  # minutes between the promise and the truth
        now = len(log) * 5 // 100 - 1
        before = now - last_records
        speed = (minutes[now] - minutes[before]) / (steps[now] - steps[before])
        return abs(minutes[now] + speed * (steps[-1] - steps[now]) - minutes[-1])

    return min((1, 10), key=off)


EXERCISES = [
    Exercise(
        state_of_a_dead_machine,
        why="Yes. The age of the log could not tell this from a long evaluation. The lock can.",
        hint="What happens to a lock when its holder is gone?",
        wrong=[
            ("training", "The lock is gone with the machine, so whoever looks can take it."),
            ("finished", "The last step in the log is not the last of the run."),
            ("unknown", "That is said only if the folder may not be written, so that the lock cannot be tried."),
        ],
    ),
    Exercise(
        stops_at_once,
        why="Right, it trains on. Otherwise one forgotten file would end every new attempt after its first step.",
        hint="For which attempt was this request meant? How can the program know?",
        wrong=[(True, "The file is older than the program, so it was meant for an earlier attempt. It is removed.")],
    ),
    Exercise(
        better_witness,
        why="Yes: 50 minutes against 94, and it was 50. More records are less noisy, and remember the slow start.",
        hint="How did this run begin? Look at the blue line close to 0.",
        wrong=[
            (
                10,
                "Ten records are less noisy. But at 5 percent they go back into a slow start, and promise 94 minutes.",
            ),
        ],
    ),
]
