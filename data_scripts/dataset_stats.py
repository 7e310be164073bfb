"""Counts, sizes, durations and aspect ratios of a data set, as a figure and as JSON."""

from magicmaster_nb.preparation.jobs import script
from magicmaster_nb.preparation.statistics import StatisticsOptions, dataset_statistics

if __name__ == "__main__":
    with script(StatisticsOptions(), "data/k600/train stats/k600_train --clips --processes 8") as options:
        dataset_statistics(options)
