"""What training does with a bad loss, odd models and bad input."""

import math
import warnings

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, mse_loss, nll_loss

from d2lutils import data
from d2lutils.data import Split
from d2lutils.training import (
    NonFiniteLossError,
    evaluate,
    fit,
    seeded,
)
from tests.test_training import MOONS, VAL, distance, mlp, train, weights


def explode_after(calls: int) -> object:
    """Return a loss that is nan from a certain call on."""
    left = [calls]

    def loss_fn(y_hat: Tensor, y: Tensor) -> Tensor:
        left[0] -= 1
        return cross_entropy(y_hat, y) * (1 if left[0] >= 0 else math.nan)

    return loss_fn


def test_a_nan_loss_stops_at_its_step_and_keeps_the_history() -> None:
    model = mlp()
    with pytest.raises(NonFiniteLossError, match="step 2 of epoch 3") as caught:
        train(model, loss_fn=explode_after(9), epochs=5)  # 4 steps an epoch
    error = caught.value
    assert (error.epoch, error.step) == (3, 2)
    assert len(error.history.train_loss) == 2
    assert np.isfinite(weights(model)).all()


def test_a_nan_in_validation_is_told_apart() -> None:
    expected = r"validation loss .* epoch 1"
    with pytest.raises(NonFiniteLossError, match=expected) as caught:
        train(mlp(), val=VAL, loss_fn=explode_after(4))
    assert caught.value.step is None


def test_a_nan_loss_gives_the_best_weights_back_when_patience_is_on() -> None:
    calls = 2 * 5 + 1  # w = 5 after five epochs of a train and a val call
    left = iter([1.0] * calls + [math.nan])

    def loss_fn(y_hat: Tensor, y: Tensor) -> Tensor:
        return distance(y_hat, y) * next(left)

    model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    one = np.ones((1, 1))
    settings = {"loss_fn": loss_fn, "lr": 1.0, "patience": 9, "epochs": 9}
    with pytest.raises(NonFiniteLossError):
        train(model, Split(one, 100 * one), val=Split(one, 3 * one), **settings)
    assert model.weight.item() == 3


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"lr": 1e38}, r"grown to .* learning rate \(1e\+38\)"),
        ({"loss_fn": explode_after(0)}, "No step has been taken"),
        ({"loss_fn": explode_after(1)}, "ordinary size .* log of 0"),
        ({"train": Split(MOONS.x * np.nan, MOONS.y)}, "look at the data"),
    ],
)
def test_the_likely_reason_of_a_bad_loss_is_named(
    changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(NonFiniteLossError, match=reason):
        train(mlp(), **changes)


def test_every_part_of_the_model_gets_its_mode_back() -> None:
    model = nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 2))
    model[0].eval()
    train(model, val=VAL)
    evaluate(model, VAL)
    assert [part.training for part in model.modules()] == [True, False, True]


def test_evaluate_changes_nothing_in_the_model() -> None:
    model = nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 2))
    before = [value.clone() for value in model.state_dict().values()]
    evaluate(model, VAL)
    after = model.state_dict().values()
    assert all(torch.equal(a, b) for a, b in zip(before, after, strict=True))


@pytest.mark.parametrize("as_array", [np.array, torch.tensor])
def test_a_model_that_works_in_place_leaves_the_data_alone(as_array: object) -> None:
    split = Split(as_array(MOONS.x), as_array(MOONS.y))
    model = nn.Sequential(nn.ReLU(inplace=True), nn.Linear(2, 2)).double()
    train(model, split, val=split)
    evaluate(model, split)
    np.testing.assert_array_equal(np.asarray(split.x), MOONS.x)


def test_data_take_the_dtype_of_the_model() -> None:
    train(mlp().double())
    train(mlp().float())
    train(
        nn.Sequential(nn.Embedding(5, 2), nn.Flatten()),
        Split(np.array([[0], [4]]), np.array([0, 1])),
    )


def test_a_read_only_array_gives_no_warning() -> None:
    x = MOONS.x.copy()
    x.flags.writeable = False
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        evaluate(mlp(), Split(x, MOONS.y))


def test_other_losses_of_integer_labels_work() -> None:
    with seeded(0):
        model = nn.Sequential(nn.Linear(2, 2), nn.LogSoftmax(dim=1))
    history = train(model, loss_fn=nll_loss, epochs=20)
    assert history.train_accuracy[-1] > 0.8


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"train": Split(np.ones((0, 2)), np.ones(0))}, r"train has no rows.*\(0, 2\)"),
        ({"val": Split(np.ones((0, 2)), np.ones(0))}, "val has no rows"),
        ({"train": Split(MOONS.x, MOONS.y[:-1])}, r"x \(60, 2\) and y \(59,\)"),
        ({"train": Split(MOONS.x, MOONS.y + 1)}, "between 1 and 2, .* 2 outputs"),
        ({"train": Split(MOONS.x, MOONS.y - 1)}, "between -1 and 0, .* 2 outputs"),
        ({"train": Split(MOONS.x, MOONS.x.astype(int))}, r"labels \(16, 2\) need"),
        ({"loss_fn": lambda y_hat, y: y_hat[:, 0]}, r"one number.*shape \(16,\)"),
        ({"batch_size": 0}, "batch_size must be at least 1, got 0"),
        ({"epochs": 0}, "epochs must be at least 1, got 0"),
        ({"patience": 0, "val": VAL}, "patience must be at least 1, got 0"),
        ({"patience": 3}, "patience=3 and val=None"),
    ],
)
def test_bad_input_is_named(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        train(mlp(), **changes)


def test_outputs_and_targets_that_would_broadcast_are_refused() -> None:
    split = Split(np.ones((4, 2)), np.ones(4))
    with pytest.raises(ValueError, match=r"shape \(4, 1\) but the targets \(4,\)"):
        train(nn.Linear(2, 1), split, loss_fn=mse_loss)


def test_a_model_without_parameters_is_refused() -> None:
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))])
    settings = {"optimizer": optimizer, "epochs": 1, "batch_size": 1, "seed": 0}
    with pytest.raises(ValueError, match="no parameters to train: Tanh"):
        fit(nn.Tanh(), MOONS, **settings)
    with pytest.raises(ValueError, match="none of the model's parameters"):
        fit(mlp(), MOONS, **settings)


def test_evaluate_refuses_an_empty_split_and_an_empty_batch() -> None:
    with pytest.raises(ValueError, match="split has no rows"):
        evaluate(mlp(), Split(np.ones((0, 2)), np.ones(0)))
    with pytest.raises(ValueError, match="batch_size must be at least 1, got 0"):
        evaluate(mlp(), MOONS, batch_size=0)


def test_training_shows_nothing_in_its_first_two_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    train(mlp())
    assert capsys.readouterr() == ("", "")


def test_an_mlp_learns_the_digits() -> None:
    digits = data.load_digits()
    with seeded(0):
        model = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
    train(model, digits.train, val=digits.val, epochs=15, batch_size=32)
    # A linear classifier reaches 0.94 to 0.96 here; chance is 0.1.
    assert evaluate(model, digits.test).accuracy > 0.93
