"""What a text says, proposed in reading order: days, places, counts, captions, quotes, persons, doubts, whole claims."""
