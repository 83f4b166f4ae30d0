"""The grammar of a report: its header, its marks in the running text, and its blocks."""
