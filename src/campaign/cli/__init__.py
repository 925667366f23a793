"""The command line: one module per verb, loaded when it is called."""

import gc

ALLOCATIONS = 250_000
"""Objects made between two looks of the garbage collector.

Loading the program and a plan makes many objects that all stay; looking at them again and again took a third of the
time to the first frame. Nothing is lost by looking less often: a verb is over soon, and the app sets its own pace.
"""


def run() -> None:
    """Run the command line with the arguments of this process."""
    gc.set_threshold(ALLOCATIONS, 50, 100)
    from campaign.cli.main import main  # click is loaded here and not before

    main()
