"""Dialogs: each owns its result signal and is opened with ``open()``."""
