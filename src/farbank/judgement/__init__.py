"""Pure reasoning: facts in, values out."""
