"""What each section of the report asks, how its figures are checked, and how they read as text."""
