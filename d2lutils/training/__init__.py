"""Train and evaluate PyTorch modules: one readable loop and the record of it."""

from d2lutils.training.history import History, Metrics, NonFiniteLossError
from d2lutils.training.loop import evaluate, fit, seeded

__all__ = [
    "History",
    "Metrics",
    "NonFiniteLossError",
    "evaluate",
    "fit",
    "seeded",
]
