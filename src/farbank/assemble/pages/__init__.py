"""From what the case knows to the plain values a publication is made of."""
