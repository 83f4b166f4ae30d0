"""Text in, values and proposals out. Pure; packaged tables are passed in."""
