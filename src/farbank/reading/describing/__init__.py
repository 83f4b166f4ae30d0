"""Descriptions of private people in a text that is about to be printed: who could be meant, and what is said of them."""
