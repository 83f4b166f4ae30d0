"""Verifying a case: each thing on disk against what was recorded of it."""
