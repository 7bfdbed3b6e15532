"""Numbers in free text: recognised, recomputed, compared across sections; `check.py` holds the entry points."""
