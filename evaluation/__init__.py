"""How well farbank reads, on sets written by hand; `python -m evaluation` prints the tables."""
