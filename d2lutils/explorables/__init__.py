"""Experiments that the page itself computes, declared once, in Python."""
