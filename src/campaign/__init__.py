"""A planner for change communication inside an organisation. Importing this package imports nothing else."""

__version__ = "0.1.0"
