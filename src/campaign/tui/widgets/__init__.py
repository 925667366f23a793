"""What screens are made of: the drawn timeline, lists, tables and calendars, and the rows of forms."""
