"""Reads the files that a board writes: YAML in, records out, or faults with their lines."""
