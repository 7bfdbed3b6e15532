"""The program: the yearly report of a Ukrainian city, entered offline, merged, checked and printed."""
