"""The window: widgets that receive what they show, dialogs, and a thin session that talks to the workspace."""
