"""The ledger: entries sealed and signed, in the tree, folded as they come."""
