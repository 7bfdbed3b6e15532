"""The file as it was: any moment of it, what changed since, what went silent, the redline of words."""
