"""The screen: the only room that imports Textual."""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
# Of what a key brings in two frames the second waits for one or two turns of this clock: 4 to 8 ms, and not 17 to 33 as
# Textual has it. It stands still while nothing changes. Textual reads it when it is first imported.
