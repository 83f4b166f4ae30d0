"""What the ledger may say. A fact is past, frozen and never rewritten."""
