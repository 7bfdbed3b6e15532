"""Language checks of free text: agreement, unit slips, typography, names, spelling."""
