"""Every screen of a policy, by its address."""
