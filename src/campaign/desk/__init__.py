"""A planner at work: open, edit with undo, save. Both faces of the program work through this room."""
