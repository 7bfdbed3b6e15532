"""Widgets: each receives what it shows and tells what happened by a signal; none knows the file."""
