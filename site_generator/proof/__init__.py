"""The exhaustive check of every route through one policy, which is published with it."""
