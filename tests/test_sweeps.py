"""Sweeps: the runs of the loop, trained at once; how they are chosen and grouped."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy, mse_loss

from d2lutils import data, plotting
from d2lutils.data import Split
from d2lutils.sweeps import Sweep, network, sweep
from d2lutils.training import fit

MOONS = data.make_moons(60, noise=0.1, seed=0)
VAL = data.make_moons(40, noise=0.1, seed=1)
OTHER = data.make_moons(40, noise=0.2, seed=2)
OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


@pytest.fixture
def float64():
    """Let rounding be small, so that the tolerance can be."""
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)


def runs(grid: dict | None = None, train=MOONS, **changes: object) -> Sweep:
    arguments = {"hidden": (5,), "epochs": 3, "batch_size": 16, "seeds": 2, **changes}
    return sweep(grid or {}, train, progress=False, **arguments)


def looped(run: dict, train: Split, val: Split | None, **changes: object):
    """Return the history of `fit` with the settings of a run, and the model."""
    optimizer, loss_fn = changes.get("optimizer", "sgd"), cross_entropy
    outputs = 2
    if train.y.dtype.kind == "f":
        loss_fn, outputs = mse_loss, train.y.shape[1]
    names = ("activation", "seed", "scale")
    chosen = {name: run[name] for name in names}
    model = network(train.x.shape[1], run["hidden"], outputs, **chosen)
    extra = {"momentum": run["momentum"]} if optimizer == "sgd" else {}
    if optimizer == "adam":
        extra = {"betas": (run["momentum"], 0.999)}
    moved = OPTIMIZERS[optimizer](
        model.parameters(), lr=run["lr"], weight_decay=run["weight_decay"], **extra
    )
    size = changes.get("batch_size", 16)
    history = fit(
        model, train, val=val, loss_fn=loss_fn, optimizer=moved, epochs=3,
        batch_size=size, seed=run["seed"],
    )  # fmt: skip
    return history, model


CASES = {
    "rates": ({"lr": [0.05, 0.5], "scale": [0.5, 2]}, {}),
    "momentum and decay": (
        {"momentum": [0, 0.9], "weight_decay": [0, 0.1]},
        {"activation": "sigmoid"},
    ),
    "Adam": ({"lr": [0.01, 0.1], "weight_decay": [0, 0.1]}, {"optimizer": "adam"}),
    "shapes": (
        {"hidden": [(), (4,), (3, 6)], "activation": ["tanh", "relu", "linear"]},
        {"lr": 0.5, "batch_size": 60},
    ),
}


@pytest.mark.usefixtures("float64")
@pytest.mark.parametrize("case", CASES)
def test_every_run_is_the_one_that_fit_makes_alone(case: str) -> None:
    grid, changes = CASES[case]
    result = runs(grid, val=VAL, **changes)
    for number, settings in enumerate(result.settings):
        history, model = looped(settings, MOONS, VAL, **changes)
        for name in ("train_loss", "train_accuracy", "val_loss", "val_accuracy"):
            found = getattr(result, name)[number]
            # Sums in another order, in float64.
            np.testing.assert_allclose(found, getattr(history, name), rtol=1e-9)
        pairs = zip(
            model.parameters(), result.networks[number].parameters(), strict=True
        )
        for one, other in pairs:
            torch.testing.assert_close(one, other, rtol=1e-8, atol=1e-10)


def test_in_float32_the_runs_agree_to_rounding() -> None:
    result = runs({"lr": [0.1]}, seeds=3)
    histories = [looped(run, MOONS, None)[0].train_loss for run in result.settings]
    # float32 has 7 digits; a dozen steps lose one or two of them.
    np.testing.assert_allclose(result.train_loss, histories, rtol=1e-5)


@pytest.mark.usefixtures("float64")
def test_float_targets_are_learned_with_the_mean_squared_error() -> None:
    split = Split(MOONS.x, np.stack([MOONS.x[:, 0] ** 2, MOONS.x[:, 1]], axis=1))
    result = runs({"lr": [0.1]}, split, seeds=2, val=split)
    for number, settings in enumerate(result.settings):
        history, _ = looped(settings, split, split)
        np.testing.assert_allclose(result.train_loss[number], history.train_loss)
        np.testing.assert_allclose(result.val_loss[number], history.val_loss)
    assert np.isnan(result.train_accuracy).all()


def test_the_gradient_norm_of_each_layer_is_that_of_autograd() -> None:
    result = runs({"hidden": [(4,), (4, 3)]}, epochs=1, batch_size=60, norms=True)
    assert result.gradient_norms.shape == (4, 3, 1)
    x, y = torch.tensor(MOONS.x, dtype=torch.float32), torch.tensor(MOONS.y)
    for number, run in enumerate(result.settings):
        model = network(2, run["hidden"], 2, activation="tanh", seed=run["seed"])
        cross_entropy(model(x), y).backward()
        weights = [layer.weight for layer in model if isinstance(layer, nn.Linear)]
        expected = [float(weight.grad.norm()) for weight in weights]
        found = result.gradient_norms[number, : len(expected), 0]
        np.testing.assert_allclose(found, expected, rtol=1e-5)  # float32
    assert np.isnan(result.gradient_norms[:2, 2]).all()  # they have no third layer
    assert result.where(hidden=(4,)).gradient_norms.shape == (2, 2, 1)


def test_one_step_is_the_one_computed_by_hand() -> None:
    # ŷ = w x + b with w = b = 0: ∂/∂w mean (ŷ − y)² = −2·(2 + 12)/2, ∂/∂b = −2·(2+4)/2.
    split = Split(np.array([[1.0], [3.0]]), np.array([[2.0], [4.0]]))

    def zeros(layer: nn.Linear) -> None:
        nn.init.zeros_(layer.weight)
        nn.init.zeros_(layer.bias)

    result = runs({}, split, hidden=(), init=zeros, epochs=1, seeds=1, lr=0.1)
    assert result.networks[0][0].weight.item() == pytest.approx(1.4)
    assert result.networks[0][0].bias.item() == pytest.approx(0.6)
    assert result.train_loss.tolist() == [[10.0]]  # (2² + 4²) / 2, before the step


@pytest.mark.usefixtures("float64")
def test_several_data_sets_are_trained_side_by_side() -> None:
    sets = {noise: data.make_moons(60, noise=noise, seed=0) for noise in (0.0, 0.3)}
    result = runs({}, sets, val={0.3: VAL, 0.0: OTHER}, seeds=[3])
    for noise, val in ((0.0, OTHER), (0.3, VAL)):
        run = result.where(train=noise)
        history, _ = looped(run.settings[0], sets[noise], val)
        np.testing.assert_allclose(run.train_loss[0], history.train_loss)
        np.testing.assert_allclose(run.val_loss[0], history.val_loss)


def test_a_run_that_diverges_spoils_no_other() -> None:
    grid, settings = {"lr": [0.1, 1e30]}, {"activation": "relu", "hidden": (8, 8)}
    result, alone = runs(grid, **settings), runs({"lr": [0.1]}, **settings)
    assert not np.isfinite(result.where(lr=1e30).train_loss[:, -1]).any()
    np.testing.assert_allclose(result.where(lr=0.1).train_loss, alone.train_loss)


def test_the_seeds_of_a_setting_stand_side_by_side() -> None:
    result = runs({"lr": [0.1, 0.2], "hidden": [(3,), (4,)]}, seeds=[5, 7])
    rows = [(run["lr"], run["hidden"], run["seed"]) for run in result.settings]
    assert rows[:4] == [(0.1, (3,), 5), (0.1, (3,), 7), (0.1, (4,), 5), (0.1, (4,), 7)]
    assert len(result) == 8
    assert repr(result) == (
        "Sweep of 8 runs × 3 epochs: lr 0.1, 0.2; hidden (3,), (4,); seed 5, 7"
    )


def test_where_chooses_runs_with_all_that_belongs_to_them() -> None:
    result = runs({"lr": [0.1, 0.2]}, seeds=3)
    chosen = result.where(lr=0.2, seed=1)
    assert [(run["lr"], run["seed"]) for run in chosen.settings] == [(0.2, 1)]
    np.testing.assert_array_equal(chosen.train_loss, result.train_loss[[4]])
    assert chosen.networks == (result.networks[4],)


def test_bands_are_the_series_of_a_figure() -> None:
    result = runs({"lr": [0.1, 0.2], "activation": ["tanh", "relu"]}, seeds=3)
    series = result.bands(result.train_loss, by="lr", label="lr = {}")
    assert {label: rows.shape for label, rows in series.items()} == {
        "lr = 0.1": (6, 3),
        "lr = 0.2": (6, 3),
    }
    np.testing.assert_array_equal(series["lr = 0.2"], result.train_loss[6:])
    both = result.bands(result.train_loss, by=("activation", "lr"), label="{} {}")
    assert list(both) == ["tanh 0.1", "relu 0.1", "tanh 0.2", "relu 0.2"]
    figure = plotting.curves(both, x_label="epoch", y_label="loss (nats)", title="t")
    assert "3 seeds" in figure.alt


def test_what_is_not_asked_for_is_not_a_number() -> None:
    result = runs()
    assert np.isnan(result.val_loss).all()
    assert np.isnan(result.gradient_norms).all()


def test_the_random_numbers_of_the_reader_are_left_alone() -> None:
    torch.manual_seed(0)
    expected = torch.rand(1)
    torch.manual_seed(0)
    runs()
    assert torch.rand(1) == expected
