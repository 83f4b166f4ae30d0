"""What a text says, proposed in reading order; a person accepts, and nothing records itself."""
