"""Measurements. Each figure stands beside a reference from the same run; a goal that is missed is shown as missed."""
