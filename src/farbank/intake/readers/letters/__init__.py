"""How likely letters are in a language: what tells one old encoding from another."""
