"""Reading pictures of writing by machine: a search aid in a process of its own, never the transcription of record."""
