"""From a name in any script to the keys it may be found by, each with its cost and the rules that made it."""
