"""The command line: one module per verb, loaded when it is called."""


def run() -> None:
    """Run the command line with the arguments of this process."""
    from campaign.cli.main import main  # noqa: PLC0415 - click is loaded here and not before

    main()
