"""Networks of one shape side by side: the first axis of every tensor is the run."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import torch
from torch import Tensor, nn

from d2lutils.training.loop import seeded

Init = Callable[[nn.Linear], object]


class Activation(NamedTuple):
    """A module; z ← f(z); and delta ← delta * f'(z), written with a = f(z)."""

    module: type[nn.Module]
    function: Callable[[Tensor], Tensor]
    backward: Callable[[Tensor, Tensor], Tensor]


# PyTorch's own kernels: one pass over memory, where delta * (1 - a * a) takes three.
_aten = torch.ops.aten
ACTIVATIONS = {
    "sigmoid": Activation(
        nn.Sigmoid,
        torch.sigmoid_,
        lambda delta, a: _aten.sigmoid_backward(delta, a, grad_input=delta),
    ),
    "tanh": Activation(
        nn.Tanh,
        torch.tanh_,
        lambda delta, a: _aten.tanh_backward(delta, a, grad_input=delta),
    ),
    "relu": Activation(
        nn.ReLU,
        torch.relu_,
        lambda delta, a: _aten.threshold_backward(delta, a, 0, grad_input=delta),
    ),
    "linear": Activation(nn.Identity, lambda z: z, lambda delta, a: delta),
}


def network(
    inputs: int,
    hidden: Sequence[int],
    outputs: int,
    *,
    activation: str,
    seed: int,
    scale: float = 1.0,
    init: Init | None = None,
) -> nn.Sequential:
    """Draw one network as a sweep does: linear layers, an activation between them.

    inputs, outputs  sizes of the first and the last layer
    hidden      sizes of the layers between them
    activation  "sigmoid", "tanh", "relu" or "linear"
    seed        of the initial weights and biases, see `d2lutils.training.seeded`
    scale       factor on the weights (not the biases) once they are drawn
    init        called with each nn.Linear in turn, to draw it anew; default: PyTorch's,
                weights and biases uniform in ±1/√(inputs of the layer)
    ->          nn.Sequential: Linear, activation, ..., Linear
    """
    layers: list[nn.Module] = []
    with seeded(seed):
        sizes = [inputs, *hidden, outputs]
        for n_in, n_out in pairwise(sizes):
            layers += [nn.Linear(n_in, n_out), ACTIVATIONS[activation].module()]
        model = nn.Sequential(*layers[:-1])
        for layer in linear_layers(model):
            if init is not None:
                init(layer)
            with torch.no_grad():
                layer.weight *= scale
    return model


def linear_layers(model: nn.Sequential) -> list[nn.Linear]:
    """Return the linear layers of a network, the first one first."""
    return [layer for layer in model if isinstance(layer, nn.Linear)]


class Stack(NamedTuple):
    """The parameters of several networks of one shape.

    weights  for each layer (runs, outputs, inputs), as in nn.Linear
    biases   for each layer (runs, outputs, 1)
    memory   for each layer, of its activations and of its error signal: used again in
             every step, because the system takes longer to give pages than a product
    """

    weights: list[Tensor]
    biases: list[Tensor]
    activation: Activation
    memory: list[tuple[Tensor, Tensor]]


def stack(models: Sequence[nn.Sequential], activation: str) -> Stack:
    """Return copies of the parameters of networks of one shape, side by side."""
    layers = list(zip(*(linear_layers(model) for model in models), strict=True))
    with torch.no_grad():
        weights = [torch.stack([one.weight for one in same]) for same in layers]
        biases = [torch.stack([one.bias for one in same])[..., None] for same in layers]
    memory = [(w.new_empty(0), w.new_empty(0)) for w in weights]
    return Stack(weights, biases, ACTIVATIONS[activation], memory)


def unstack(networks: Stack, models: Sequence[nn.Sequential]) -> None:
    """Write the parameters of each run into its network."""
    with torch.no_grad():
        for run, model in enumerate(models):
            for number, layer in enumerate(linear_layers(model)):
                layer.weight.copy_(networks.weights[number][run])
                layer.bias.copy_(networks.biases[number][run, :, 0])


def forward(networks: Stack, x: Tensor) -> list[Tensor]:
    """Return a_0 = x and a_l = f(W_l a_{l-1} + b_l); the last layer has no f.

    An example is a column: what is done for each example is then done along the rows,
    which for the few units of a first and a last layer is 2 to 6 times as fast.

    x   (runs, d, n)
    ->  for x and each layer (runs, units, n), valid until the next call
    """
    activations = [x]
    last = len(networks.weights) - 1
    for number, (W, b) in enumerate(
        zip(networks.weights, networks.biases, strict=True)
    ):
        z = torch.baddbmm(b, W, activations[-1], out=_again(networks.memory[number][0]))
        activations.append(z if number == last else networks.activation.function(z))
    return activations


def backward(
    networks: Stack, activations: Sequence[Tensor], delta: Tensor
) -> tuple[list[Tensor], list[Tensor]]:
    """Return the gradients of weights and biases from the error signal of the output.

    ∂C/∂W_l = δ_l a_{l-1}ᵀ,  ∂C/∂b_l = Σ δ_l,  δ_{l-1} = W_lᵀ δ_l ⊙ f'(z_{l-1})

    activations  as `forward` returns them
    delta        (runs, outputs, n), ∂C/∂z of the last layer
    ->           in the shapes of `Stack.weights` and `Stack.biases`
    """
    weights, biases = [], []
    for number in reversed(range(len(networks.weights))):
        below = activations[number]
        weights.append(torch.bmm(delta, below.mT))
        biases.append(delta.sum(2, keepdim=True))
        if number:
            W, out = networks.weights[number], _again(networks.memory[number - 1][1])
            delta = torch.bmm(W.mT, delta, out=out)
            delta = networks.activation.backward(delta, below)
    return weights[::-1], biases[::-1]


def _again(memory: Tensor) -> Tensor:
    """Return it without elements: what is written `out` there gives it a shape."""
    return memory.resize_(0)


def cross_entropy(logits: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean of -Σ y ln softmax(z) in each run, and δ = (softmax(z) - y) / n.

    logits, target  (runs, classes, n), target one-hot
    ->              (runs,) nats; (runs, classes, n)
    """
    log_p = torch.log_softmax(logits, 1)
    loss = -(log_p * target).sum((1, 2)) / logits.shape[2]
    return loss, log_p.exp_().sub_(target).div_(logits.shape[2])


def squared_error(y_hat: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
    """Return the mean of (ŷ - y)² in each run, and its derivative by ŷ.

    y_hat, target  (runs, outputs, n)
    ->             (runs,); (runs, outputs, n)
    """
    wrong = y_hat - target
    terms = wrong.shape[1] * wrong.shape[2]
    return wrong.square().sum((1, 2)) / terms, wrong * (2 / terms)
