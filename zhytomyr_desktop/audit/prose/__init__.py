"""Numbers in free text: recognised, recomputed, compared; ``check.py`` holds the entry points."""
