"""Train a whole grid of small networks at once, with several seeds of each."""

from d2lutils.sweeps.networks import network
from d2lutils.sweeps.result import Sweep
from d2lutils.sweeps.sweep import sweep

__all__ = ["Sweep", "network", "sweep"]
