"""The long runs that show that the checks and the engine are correct: `make prove`."""
