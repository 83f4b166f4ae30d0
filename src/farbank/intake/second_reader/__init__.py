"""A file that is about to leave, read again by a reader that shares no line with what wrote it."""
