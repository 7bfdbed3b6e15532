"""All checks of a file together: its findings, the mend of a sentence, the record of a check."""
