"""Electronic signatures of the report: made here, checked here, or taken in from another program."""
