"""Words on a terminal. Parses, calls one verb, prints."""
