"""What a call loads: no more than it needs."""

import subprocess
import sys

import pytest

CALL = """
try:
    from campaign.__main__ import main; main()
except SystemExit: pass
"""


def modules(*arguments: str) -> set[str]:
    code = (
        f"import sys\nsys.argv = ['campaign', *{list(arguments)}]{CALL}\nprint(*sorted(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    return set(result.stderr.splitlines()[-1].split())


def test_the_version_loads_nothing_of_others():
    roots = {name.partition(".")[0] for name in modules("--version")}
    assert not roots & {"click", "pydantic", "textual", "argparse", "platformdirs", "gettext"}
    assert "importlib.metadata" not in modules("--version")


def test_help_loads_click_at_most():
    roots = {name.partition(".")[0] for name in modules("--help")}
    assert "click" in roots
    assert not roots & {"pydantic", "textual", "rich", "ics", "icalendar", "platformdirs", "filelock", "holidays"}


@pytest.mark.parametrize("verb", ["list", "show"])
def test_plain_verbs_load_no_screen(verb: str):
    roots = {name.partition(".")[0] for name in modules(verb, "niets")}
    assert not roots & {"textual", "rich", "ics", "icalendar"}
