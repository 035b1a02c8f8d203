"""What code depends on, and the hashes that tell whether it changed.

``reach``   which modules of the package a piece of code depends on
``hashes``  hashes of their code, and the versions that results depend on
"""
