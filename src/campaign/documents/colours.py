"""The colours of what goes out for people, on white; the light theme of the screen has its lanes from here."""

LANES = ("#0b4fa8", "#1c6128", "#8a1566", "#7a4b00", "#0f5f66", "#5a2fb0", "#9a3412", "#4b5d0a")
"""What lanes take turns in: at least 4.5:1 on white and on what is shaded (WCAG 2.2, 1.4.3)."""
INKS = {
    "paper": "#ffffff",
    "band": "#f5f3ee",
    "quiet": "#e3dfd4",
    "rule": "#c4bfb2",
    "ink": "#14181f",
    "muted": "#4c5460",
    "today": "#a31515",
    "milestone": "#7a3e00",
    **{f"lane-{number}": colour for number, colour in enumerate(LANES)},
}
"""What a drawing is drawn in, by what it is for."""


def lane_ink(number: int) -> str:
    """Return the ink of a lane by its place in the plan, from 0."""
    return f"lane-{number % len(LANES)}"
