"""Faces in pictures, found by machine as proposals in a process of its own; a person decides on each."""
