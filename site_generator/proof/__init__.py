"""The exhaustive check of every route through one policy, published with the policy."""
