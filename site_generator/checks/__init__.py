"""Checks that the parts of one policy fit together, before any of its screens are looked at."""
