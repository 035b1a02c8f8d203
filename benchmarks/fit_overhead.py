"""Training: `fit` against the loop one would write by hand

An MLP of 64-32-10 on the 1,077 digits, batches of 32, evaluated on val after every
epoch, on one thread. The loop by hand does the same work: it shuffles, records the
mean training loss and accuracy, evaluates on val. Both see the same rows in the same
order and end at the same weights, to the bit, or this benchmark fails.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from benchmarks.row import Row
from d2lutils import data, training

BATCH_SIZE, EPOCHS, SEED = 32, 10, 0
REPEATS = 31


def measure() -> list[Row]:
    """Time both in turn; return the medians of each, and of the ratio in a pair."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        digits = data.load_digits()
        check_same(train_by_hand(digits), train_with_fit(digits))  # warms up, too
        pairs = []
        for repeat in range(REPEATS):
            # Whichever runs first must not always be the same one.
            first, second = (train_by_hand, train_with_fit)[:: (-1) ** repeat]
            pairs.append(
                {run.__name__: seconds(run, digits) for run in (first, second)}
            )
    finally:
        torch.set_num_threads(threads)
    by_hand = statistics.median(pair["train_by_hand"] for pair in pairs)
    fitted = statistics.median(pair["train_with_fit"] for pair in pairs)
    ratios = sorted(pair["train_with_fit"] / pair["train_by_hand"] for pair in pairs)
    ratio, spread = statistics.median(ratios), statistics.quantiles(ratios, n=4)
    return [
        Row("loop by hand", by_hand, 1.0, f"{EPOCHS} epochs, median of {REPEATS}"),
        Row(
            "fit",
            fitted,
            ratio,
            f"{100 * (ratio - 1):+.1f} %, middle half of the pairs "
            f"{100 * (spread[0] - 1):+.1f} to {100 * (spread[2] - 1):+.1f} %",
        ),
    ]


def check_same(one: nn.Module, other: nn.Module) -> None:
    """Raise ValueError unless both models have the same weights, to the bit."""
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    if not all(torch.equal(a, b) for a, b in pairs):
        raise ValueError("fit and the loop by hand did not do the same")


def seconds(run: Callable[[data.Dataset], nn.Module], digits: data.Dataset) -> float:
    """Return the processor time of one run: what else runs here does not count."""
    start = time.process_time()
    run(digits)
    return time.process_time() - start


def new_model() -> tuple[nn.Module, torch.optim.Optimizer]:
    """Return the MLP and its optimizer, the same each time."""
    with training.seeded(SEED):
        model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    return model, torch.optim.SGD(model.parameters(), lr=0.1)


def train_with_fit(digits: data.Dataset) -> nn.Module:
    """Train with the package."""
    model, optimizer = new_model()
    training.fit(
        model,
        digits.train,
        val=digits.val,
        optimizer=optimizer,
        epochs=EPOCHS,
        batch_size=BATCH_SIZE,
        seed=SEED,
    )
    return model


def train_by_hand(digits: data.Dataset) -> nn.Module:
    """Train with the loop a reader would write, no checks, no bar."""
    model, optimizer = new_model()
    x, y, x_val, y_val = (
        torch.tensor(values, dtype=dtype)
        for split in (digits.train, digits.val)
        for values, dtype in zip(split, (torch.float32, torch.int64), strict=True)
    )
    order_seed = np.random.SeedSequence(SEED).generate_state(2)[0]
    rng = torch.Generator().manual_seed(int(order_seed))
    history = []
    for _ in range(EPOCHS):
        model.train()
        loss_sum, num_correct = 0.0, 0
        for rows in torch.randperm(len(x), generator=rng).split(BATCH_SIZE):
            x_batch, y_batch = x[rows], y[rows]
            y_hat = model(x_batch)
            loss = cross_entropy(y_hat, y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(rows)
            num_correct += (y_hat.argmax(1) == y_batch).sum().item()
        model.eval()
        with torch.no_grad():
            y_hat = model(x_val)
            val_loss = cross_entropy(y_hat, y_val).item()
            val_accuracy = (y_hat.argmax(1) == y_val).float().mean().item()
        history.append(
            (loss_sum / len(x), num_correct / len(x), val_loss, val_accuracy)
        )
    return model
