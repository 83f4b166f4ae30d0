"""Words for days: the house conventions, and how English and plain numbers are read by them."""
