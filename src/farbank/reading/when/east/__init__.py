"""Dates in Korean, Japanese and Chinese: one grammar of periods and what stands around them, and the words of each."""
