"""What changes a case as a whole: a new epoch of its keys, forgetting, members, settings."""
