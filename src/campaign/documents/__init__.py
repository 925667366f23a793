"""Spreadsheets in; pages, pictures and spreadsheets out."""
