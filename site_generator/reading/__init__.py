"""Files that a board writes: YAML in, records or faults with their lines out."""
