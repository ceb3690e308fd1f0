"""What is different between two versions of a policy, for whoever signs the new one."""
