"""Bringing a file in: what it comes to, as changes that can be taken or left, for calendars and spreadsheets."""
