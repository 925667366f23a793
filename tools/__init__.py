"""What the project uses on itself: catalogues, pictures, measurements."""
