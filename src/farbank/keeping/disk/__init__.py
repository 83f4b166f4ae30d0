"""The files of a case: the one door for writing them, where they stand, the encrypted database."""
