"""Received section files taken in: what they bring, what is decided, the act of it."""
