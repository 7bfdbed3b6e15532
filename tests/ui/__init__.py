"""Tests of the window, typed as a person types, on real files."""
