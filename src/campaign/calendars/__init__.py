"""Calendars: .ics out, and the ledger of what went out."""
