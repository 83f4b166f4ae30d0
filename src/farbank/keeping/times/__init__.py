"""Dating the public log from outside: RFC 3161 tokens and OpenTimestamps proofs over checkpoints, all offline."""
