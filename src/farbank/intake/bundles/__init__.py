"""What other people's tools hand over, one kind a file: what it is made of, what it says, and which checks held."""
