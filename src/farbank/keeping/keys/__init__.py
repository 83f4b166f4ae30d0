"""Keys: who holds what, how it is wrapped, how a passphrase opens it."""
