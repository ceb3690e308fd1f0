"""Every screen of a policy, found by its address."""
