"""The published system: its configurations, its quantizer, its names for tensors, and its weights, in and out."""

from .configurations import PUBLISHED, Published
from .dsq import PublishedDSQ
from .weights import load_magicmaster, to_magicmaster

__all__ = ["PUBLISHED", "Published", "PublishedDSQ", "load_magicmaster", "to_magicmaster"]
