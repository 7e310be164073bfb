"""Discriminators, their losses and penalties, and perceptual distances."""

from .efficientnet import EfficientNetDistance
from .feature import FeatureDiscriminator
from .losses import (
    LeCam,
    adaptive_weight,
    adversarial_factor,
    discriminator_loss,
    generator_loss,
    lazy_weight,
    pick_frames,
    r1_penalty,
    take_frames,
    unit_norm_penalty,
)
from .patch import PatchDiscriminator
from .perceptual import LPIPS
from .stylegan2 import StyleGAN2Discriminator

__all__ = [
    "EfficientNetDistance",
    "FeatureDiscriminator",
    "LPIPS",
    "LeCam",
    "PatchDiscriminator",
    "StyleGAN2Discriminator",
    "adaptive_weight",
    "adversarial_factor",
    "discriminator_loss",
    "generator_loss",
    "lazy_weight",
    "pick_frames",
    "r1_penalty",
    "take_frames",
    "unit_norm_penalty",
]
