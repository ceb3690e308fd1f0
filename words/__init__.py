"""Every sentence about a policy, for every page, terminal and browser."""
