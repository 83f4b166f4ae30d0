"""Tables folded from facts. They may be dropped and come back the same."""
