"""What click itself says, in the catalogue like our own texts; click asks gettext for it.

The texts are click's, to the letter: that is how gettext finds them.
"""

import gettext
import os

from campaign.language import CATALOGUES, mark, say_many, use

TEXTS = (
    mark("Aborted!"),
    mark("Argument {name!r} takes {nargs} values."),
    mark("Choose from:\n\t{choices}"),
    mark("Commands"),
    mark("Error: {message}"),
    mark("Invalid value for {param_hint}: {message}"),
    mark("Invalid value: {message}"),
    mark("Missing argument"),
    mark("Missing command."),
    mark("Missing option"),
    mark("Missing parameter"),
    mark("No such command {name!r}."),
    mark("No such option {name!r}."),
    mark("Option {name!r} does not take a value."),
    mark("Options"),
    mark("Show the version and exit."),
    mark("Show this message and exit."),
    mark("Try '{command} {option}' for help."),
    mark("Usage:"),
    mark("default: {default}"),
    mark("directory"),
    mark("file"),
    mark("path"),
    mark("required"),
    mark("{name} {filename!r} does not exist."),
    mark("{name} {filename!r} is a directory."),
    mark("{name} {filename!r} is a file."),
    mark("{name} {filename!r} is not readable."),
    mark("{name} {filename!r} is not writable."),
    mark("{value!r} is not a valid {number_type}."),
    mark("{value} is not in the range {range}."),
    say_many("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    say_many("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    say_many("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    say_many("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
    say_many("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}.", 1),
)
"""Everything that a person can come to read."""


def speak(language: str) -> None:
    """Have the program and click in it speak a language of ours."""
    use(language)
    gettext.bindtextdomain("campaign", str(CATALOGUES))
    gettext.textdomain("campaign")
    os.environ["LANGUAGE"] = language
