"""Spreadsheets in: files to sheets of cells, their columns and moments, and drafts of messages out of their rows."""
