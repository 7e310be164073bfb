"""Prepare ImageNet, Kinetics and folders of videos: lists, checks, smaller files, shards."""
