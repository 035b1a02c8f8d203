"""Ten experiments whose steps are measured, from a small network to MAML."""

from benchmarks.experiments.cnn import CNN
from benchmarks.experiments.experiment import Experiment
from benchmarks.experiments.gan import GAN
from benchmarks.experiments.maml import MAML
from benchmarks.experiments.networks import DIGITS, SPIRAL
from benchmarks.experiments.recurrent import LSTM, RNN
from benchmarks.experiments.transformer import TRANSFORMER
from benchmarks.experiments.vae import VAE
from benchmarks.experiments.wgan import WGAN

__all__ = ["EXPERIMENTS", "Experiment"]

EXPERIMENTS = (SPIRAL, DIGITS, CNN, RNN, LSTM, TRANSFORMER, VAE, GAN, WGAN, MAML)
