"""The public log: notes, tree, tiles, leaves, names and keys, and the guard against an older copy."""
