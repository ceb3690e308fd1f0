"""The files that a reader's browser loads to run the engine."""
