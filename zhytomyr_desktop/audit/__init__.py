"""Findings: figures against figures, numbers in prose, wording. Pure functions."""
