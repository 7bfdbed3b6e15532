"""The window: widgets that receive what they show, dialogs, and a session that has the workspace."""
