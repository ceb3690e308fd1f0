"""The command line and what it draws in a terminal."""
