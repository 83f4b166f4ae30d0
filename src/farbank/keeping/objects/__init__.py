"""Sealed objects: one age file each, and the cards of the source desk."""
