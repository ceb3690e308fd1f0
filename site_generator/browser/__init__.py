"""What a reader's browser loads to run the engine."""
