"""Widgets: each receives what it shows and says what happened with a past-tense signal; none knows the file."""
