"""Ukrainian language: numbers, agreement, dates, typography, hyphenation; pure text in, text out."""
