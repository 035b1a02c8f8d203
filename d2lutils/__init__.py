"""The shared code of *Neural Networks in Motion*; each module is imported by name."""

__version__ = "0.2.0"
