"""The long runs that show the checks and the engine to be true: `make prove`."""
