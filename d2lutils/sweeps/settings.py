"""What the runs of a sweep differ in, and the data they are trained on."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import one_hot

from d2lutils.data.dataset import Split
from d2lutils.messages import sweeps as text
from d2lutils.sweeps.networks import ACTIVATIONS, cross_entropy, squared_error
from d2lutils.training.checks import tensors

RATES = ("lr", "scale", "momentum", "weight_decay")
VARIED = (*RATES, "hidden", "activation")
Splits = Split | Mapping[str, Split]
Settings = dict[str, Any]


class Data(NamedTuple):
    """One or more data sets of one shape.

    names    of the sets, in their order
    x        (sets, n, d)
    target   (sets, n, k): one-hot for labels
    loss     of the output and the target
    labels   whether accuracy has a meaning
    """

    names: tuple[str | None, ...]
    x: Tensor
    target: Tensor
    loss: Callable[[Tensor, Tensor], tuple[Tensor, Tensor]]
    labels: bool


def settings_of(
    grid: Mapping[str, Sequence[Any]],
    fixed: Settings,
    data: Sequence[str | None],
    seeds: int | Sequence[int],
) -> list[Settings]:
    """Return the settings of each run: every combination, with every seed in turn.

    Raises ValueError if a name or a value is none that a run can have.
    """
    unknown = [name for name in grid if name not in VARIED]
    if unknown:
        known = ", ".join(VARIED)
        raise ValueError(text.UNKNOWN_SETTING.say(known=known, got=unknown[0]))
    values = {name: [value] for name, value in fixed.items()}
    for name, given in grid.items():
        if isinstance(given, str) or not hasattr(given, "__len__") or not len(given):
            raise ValueError(text.NO_VALUES.say(name=name, got=repr(given)))
        values[name] = list(given)
    checked = {
        name: [_checked(name, value) for value in column]
        for name, column in values.items()
    }
    # What the grid names comes first, in its order; the seeds of a setting are last.
    varied = {name: checked[name] for name in grid}
    columns = {"train": data, **varied, **checked, "seed": _seeds(seeds)}
    rows = itertools.product(*columns.values())
    return [dict(zip(columns, row, strict=True)) for row in rows]


def data_of(splits: Splits, name: str) -> Data:
    """Return the data sets side by side, floats in PyTorch's default dtype.

    Raises ValueError if one is empty, no table, or not of the shape of the first.
    """
    named: Mapping[Any, Split]
    named = {None: splits} if isinstance(splits, Split) else splits
    if not named:
        raise ValueError(text.NO_VALUES.say(name=name, got=repr(splits)))
    pairs = {}
    for key, split in named.items():
        what = name if key is None else f"{name}[{key!r}]"
        pairs[key] = _table(split, what)
        _check_shape(next(iter(pairs.values())), pairs[key], what)
    x = torch.stack([x for x, _ in pairs.values()])
    y = torch.stack([y for _, y in pairs.values()])
    if y.is_floating_point():
        return Data(tuple(pairs), x, y, squared_error, labels=False)
    _check_labels(y, int(y.max()), name)
    return Data(tuple(pairs), x, one_hot(y).to(x.dtype), cross_entropy, labels=True)


def held_out(splits: Splits, train: Data) -> Data:
    """Return the validation sets, in the order of the training sets.

    Raises ValueError if their names, columns or labels are not those of `train`.
    """
    val = data_of(splits, "val")
    if set(val.names) != set(train.names):
        expected, got = list(train.names), list(val.names)
        raise ValueError(text.OTHER_NAMES.say(expected=expected, got=got))
    if val.labels and train.labels:
        y, high = val.target.argmax(-1), train.target.shape[-1] - 1
        _check_labels(y, high, "val")
        val = val._replace(target=one_hot(y, high + 1).to(val.x.dtype))
    ends = [(data.x.shape[-1], data.target.shape[-1]) for data in (train, val)]
    if ends[0] != ends[1] or val.labels != train.labels:
        shapes = {"x": tuple(val.x.shape[1:]), "y": tuple(val.target.shape[1:])}
        expected_x, expected_y = ("n", ends[0][0]), ("n", ends[0][1])
        wanted = {"expected_x": expected_x, "expected_y": expected_y}
        raise ValueError(text.OTHER_SHAPE.say(name="val", **wanted, **shapes))
    order = [val.names.index(name) for name in train.names]
    return val._replace(names=train.names, x=val.x[order], target=val.target[order])


def option(name: str, known: Mapping[str, Any], got: object) -> Any:
    """Return the entry of that name, or raise ValueError."""
    if not isinstance(got, str) or got not in known:
        message = text.UNKNOWN_OPTION
        raise ValueError(message.say(name=name, known=list(known), got=repr(got)))
    return known[got]


def _checked(name: str, value: Any) -> Any:
    if name == "activation":
        option(name, ACTIVATIONS, value)
    elif name == "hidden":
        return _sizes(value)
    elif name in RATES and not (_is_number(value) and 0 <= value < math.inf):
        raise ValueError(text.NOT_A_RATE.say(name=name, got=repr(value)))
    return value


def _sizes(value: Any) -> tuple[int, ...]:
    sizes = tuple(value) if hasattr(value, "__len__") else (0,)
    if not all(isinstance(size, int) and size >= 1 for size in sizes):
        raise ValueError(text.NOT_SIZES.say(got=repr(value)))
    return sizes


def _seeds(seeds: int | Sequence[int]) -> Sequence[int]:
    several = range(seeds) if isinstance(seeds, int) else list(seeds)
    fine = all(isinstance(seed, int) and seed >= 0 for seed in several)
    if not several or not fine or len(set(several)) < len(several):
        raise ValueError(text.NO_SEEDS.say(got=repr(seeds)))
    return several


def _table(split: Split, name: str) -> tuple[Tensor, Tensor]:
    x, y = tensors(torch.nn.Identity(), split, name)
    if x.ndim != 2 or y.ndim != (2 if y.is_floating_point() else 1):
        shapes = {"x": tuple(x.shape), "y": tuple(y.shape)}
        raise ValueError(text.NOT_A_TABLE.say(name=name, **shapes))
    return x.to(torch.get_default_dtype()), y


def _check_shape(
    first: tuple[Tensor, Tensor], pair: tuple[Tensor, Tensor], name: str
) -> None:
    shapes = [tuple(values.shape) for values in (*first, *pair)]
    if shapes[:2] != shapes[2:] or first[1].dtype != pair[1].dtype:
        words = dict(zip(("expected_x", "expected_y", "x", "y"), shapes, strict=True))
        raise ValueError(text.OTHER_SHAPE.say(name=name, **words))


def _check_labels(y: Tensor, high: int, name: str) -> None:
    low, top = int(y.min()), int(y.max())
    if low < 0 or top > high:
        message = text.LABELS
        raise ValueError(message.say(name=name, high=high, got_low=low, got_high=top))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
