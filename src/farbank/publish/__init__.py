"""A report and what the case knows become the exact bytes that leave."""
