"""Small true files of every kind, made by the tests themselves; every one holds the canary in four scripts."""
