"""What the names of files in an album say: which are leaves of one letter, and what they may say of when and where."""
