"""Bytes at rest: the ledger, sealed objects, keys, cards, the public log, and the proof that all is as it was."""
