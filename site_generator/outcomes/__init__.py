"""The outcome table of a policy: what every step says, so that a change shows in review."""
