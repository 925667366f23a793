"""Drawings: shapes and texts on a sheet, and the writers that make SVG, PDF and PNG of them."""
