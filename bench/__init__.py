"""Measures how fast things are, as ratios to a baseline in the same run: `make bench`."""
