"""The report: composed from the forms and the file, laid out by the standard, written as PDF."""
