"""Taking back and entering again: the steps, what the file’s log remembers of them, what they are called."""
