"""What leaves a case and comes back to it: bags, and what lies in them."""
