"""The text of every page and poster."""
