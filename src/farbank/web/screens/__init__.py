"""One screen a file: what a page asks of the case, and which template shows it."""
