"""The timeline of a plan as drawings for a slide."""
