"""What a policy's pages say, read back from their markup, and what the engine says they should."""
