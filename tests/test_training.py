"""The training loop: what it computes, records, restores and refuses."""

import math

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, mse_loss

from d2lutils import data
from d2lutils.data import Split
from d2lutils.training import (
    History,
    evaluate,
    fit,
    seeded,
)

MOONS = data.make_moons(60, noise=0.1, seed=0)
VAL = data.make_moons(40, noise=0.1, seed=1)


def mlp(seed: int = 0, *, dropout: float = 0.0) -> nn.Sequential:
    with seeded(seed):
        return nn.Sequential(
            nn.Linear(2, 8), nn.Tanh(), nn.Dropout(dropout), nn.Linear(8, 2)
        )


def train(model: nn.Module, train: Split = MOONS, **changes: object) -> History:
    lr = changes.pop("lr", 0.5)
    arguments = {"epochs": 5, "batch_size": 16, "seed": 0, **changes}
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return fit(model, train, optimizer=optimizer, **arguments)


def weights(model: nn.Module) -> list[float]:
    return torch.cat([p.detach().flatten() for p in model.parameters()]).tolist()


def test_one_step_is_the_one_computed_by_hand() -> None:
    # ŷ = w x with w = 0, loss = mean (ŷ − y)²: gradient −2 mean(x y) = −2·(2 + 12)/2.
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    split = Split(np.array([[1.0], [3.0]]), np.array([[2.0], [4.0]]))
    history = train(model, split, loss_fn=mse_loss, epochs=1, batch_size=2, lr=0.1)
    assert model.weight.item() == pytest.approx(1.4)  # 0 + 0.1 · 14
    assert history.train_loss == [10.0]  # (2² + 4²) / 2, before the step


def test_fit_follows_the_loop_written_by_hand() -> None:
    model, twin = mlp(), mlp()
    train(model, epochs=3, batch_size=60)  # one batch an epoch: no order to agree on
    optimizer = torch.optim.SGD(twin.parameters(), lr=0.5)
    x, y = torch.tensor(MOONS.x, dtype=torch.float32), torch.tensor(MOONS.y)
    for _ in range(3):
        optimizer.zero_grad()
        cross_entropy(twin(x), y).backward()
        optimizer.step()
    # The rows are added in another order: float32 rounding, 2e-7 relative a sum.
    np.testing.assert_allclose(weights(model), weights(twin), atol=1e-5)


def test_every_epoch_shows_every_row_once() -> None:
    seen = []

    def loss_fn(y_hat: Tensor, y: Tensor) -> Tensor:
        seen.extend(y.tolist())
        return y_hat.sum() * 0

    rows = Split(np.ones((7, 1)), np.arange(7.0))
    train(nn.Linear(1, 2), rows, loss_fn=loss_fn, epochs=2, batch_size=3)
    assert sorted(seen[:7]) == sorted(seen[7:]) == list(range(7))
    assert seen[:7] != seen[7:]


def test_train_loss_is_the_mean_over_rows_though_the_last_batch_is_small() -> None:
    rows = Split(np.arange(5.0)[:, None], np.zeros((5, 1)))
    model = nn.Linear(1, 1, bias=False)
    nn.init.ones_(model.weight)
    history = train(model, rows, loss_fn=mse_loss, epochs=1, batch_size=3, lr=0.0)
    assert history.train_loss == [pytest.approx(30 / 5)]  # 0 + 1 + 4 + 9 + 16


def test_history_agrees_with_evaluate_when_nothing_is_learned() -> None:
    model = mlp()
    history = train(model, val=VAL, epochs=2, lr=0.0)
    loss, accuracy = evaluate(model, MOONS)
    # Batches instead of all rows at once: float32 rounding.
    assert history.train_loss == pytest.approx([loss, loss], rel=1e-6)
    assert history.train_accuracy == pytest.approx([accuracy, accuracy])
    assert history.val_loss == [evaluate(model, VAL).loss] * 2


def test_evaluate_gives_nats_and_a_fraction() -> None:
    model = nn.Linear(1, 2)
    nn.init.zeros_(model.weight)
    nn.init.constant_(model.bias, 0.0)
    model.bias.data[1] = math.log(3)  # probabilities 1/4 and 3/4
    metrics = evaluate(model, Split(np.zeros((4, 1)), np.array([0, 1, 1, 1])))
    expected = -(math.log(1 / 4) + 3 * math.log(3 / 4)) / 4
    assert metrics == (pytest.approx(expected, rel=1e-6), 0.75)


@pytest.mark.parametrize("batch_size", [1, 7, 60])
def test_evaluate_does_not_depend_on_its_batch_size(batch_size: int) -> None:
    model = mlp()
    whole = evaluate(model, MOONS)
    # float32 sums in another order
    assert evaluate(model, MOONS, batch_size=batch_size) == pytest.approx(whole)


def test_accuracy_of_targets_that_are_no_labels_is_nan() -> None:
    split = Split(np.ones((4, 2)), np.ones((4, 1)))
    assert math.isnan(evaluate(nn.Linear(2, 1), split, loss_fn=mse_loss).accuracy)


def test_labels_of_sequences_are_all_counted() -> None:
    class PerToken(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return torch.nn.functional.one_hot(x, 3).mT.float()  # (n, 3, tokens)

    tokens = np.array([[0, 1], [2, 2]])
    split = Split(tokens, np.array([[0, 1], [2, 0]]))
    assert evaluate(PerToken(), split).accuracy == 0.75


def test_the_same_seed_gives_the_same_run_to_the_bit() -> None:
    first, again = mlp(dropout=0.5), mlp(dropout=0.5)
    assert train(first).train_loss == train(again).train_loss
    assert weights(first) == weights(again)


def test_another_seed_gives_another_order() -> None:
    assert train(mlp(), seed=0).train_loss != train(mlp(), seed=1).train_loss


def test_the_order_of_the_rows_does_not_depend_on_dropout() -> None:
    orders: dict[float, list[float]] = {0.0: [], 0.5: []}
    for rate, order in orders.items():

        def loss_fn(y_hat: Tensor, y: Tensor, order: list[float] = order) -> Tensor:
            order.extend(y[:, 0].tolist())
            return y_hat.mean()

        rows = Split(MOONS.x, MOONS.x)
        train(mlp(dropout=rate), rows, loss_fn=loss_fn)
    assert orders[0.0] == orders[0.5]


def test_fit_and_seeded_leave_the_outer_generator_alone() -> None:
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    train(mlp(seed=7, dropout=0.5))
    assert torch.rand(1) == expected


def test_seeded_gives_the_same_weights_and_another_seed_others() -> None:
    assert weights(mlp(0)) == weights(mlp(0)) != weights(mlp(1))


def distance(y_hat: Tensor, y: Tensor) -> Tensor:
    return (y_hat - y).abs().mean()


def walk(**changes: object) -> tuple[float, History]:
    """Return w and the history of a model ŷ = w that takes a step of 1 each epoch.

    The training target is 100; val's is 3, so epoch k has val loss |k - 3|.
    """
    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    one = np.ones((1, 1))
    val = Split(one, 3 * one)
    settings = {"val": val, "loss_fn": distance, "lr": 1.0, **changes}
    history = train(model, Split(one, 100 * one), **settings)
    return model.weight.item(), history


def test_early_stopping_restores_the_weights_of_the_best_epoch() -> None:
    w, history = walk(patience=2, epochs=50)
    assert history.val_loss == [2, 1, 0, 1, 2]
    assert (history.best_epoch, w) == (3, 3)


def test_the_best_weights_return_though_the_epochs_end_before_patience() -> None:
    w, history = walk(patience=10, epochs=5)
    assert (history.epochs, w) == ([1, 2, 3, 4, 5], 3)


def test_without_patience_the_last_weights_stay() -> None:
    w, history = walk(epochs=5)
    assert (history.best_epoch, w) == (3, 5)


def test_without_val_there_is_no_best_epoch() -> None:
    history = train(mlp())
    assert (history.best_epoch, history.val_loss) == (None, [])


def test_seconds_grow_with_the_epochs() -> None:
    seconds = train(mlp()).seconds
    assert len(seconds) == 5
    assert 0 < seconds[0] < seconds[-1]
