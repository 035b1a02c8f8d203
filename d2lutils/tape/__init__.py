"""A training step as data: traced once in Python, replayed anywhere."""
