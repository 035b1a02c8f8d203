"""A scalar engine in micrograd's manner: one object for each number."""

import math


class Value:
    """One number, the numbers it was made of and its slope by each of them."""

    __slots__ = ("data", "grad", "inputs", "slopes")

    def __init__(
        self,
        data: float,
        inputs: tuple["Value", ...] = (),
        slopes: tuple[float, ...] = (),
    ) -> None:
        self.data, self.inputs, self.slopes, self.grad = data, inputs, slopes, 0.0

    def __add__(self, other: "Value") -> "Value":
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other: "Value") -> "Value":
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def relu(self) -> "Value":
        """Return max(x, 0)."""
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),))

    def exp(self) -> "Value":
        """Return the exponential."""
        y = math.exp(self.data)
        return Value(y, (self,), (y,))

    def log(self) -> "Value":
        """Return the natural logarithm."""
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def backward(self) -> None:
        """Add d self / d x to the `grad` of every number x it was made of."""
        order: list[Value] = []
        seen: set[int] = set()
        waiting = [(self, False)]
        while waiting:
            value, done = waiting.pop()
            if done:
                order.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                waiting.append((value, True))
                waiting += [(x, False) for x in value.inputs]
        self.grad = 1.0
        for value in reversed(order):
            for x, slope in zip(value.inputs, value.slopes, strict=True):
                x.grad += slope * value.grad
