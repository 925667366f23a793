"""Workbooks and separated values: a plan as sheets of cells, and what came back of one."""
