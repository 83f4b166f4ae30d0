"""Descriptions of private people in a text that is about to be printed: who may be meant, and what is said."""
