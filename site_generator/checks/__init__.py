"""What has to fit together in one policy, before any screen of it is looked at."""
