"""Places by name: what is known of them, which one words mean, and where in a text they are named."""
