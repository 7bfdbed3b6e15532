"""Existing reports taken in: the text of a document, told apart by the sections of the catalogue."""
