"""Pieces of plans that tests of the rules are written with."""


def message(when: str = "", **keys: str) -> str:
    """Return a message as TOML: its moment as text, all other values as TOML writes them."""
    values = {"id": '"m1"', "title": '"Start"', "channel": '"mail"', **keys}
    if when:
        values["when"] = f'"{when}"'
    return "[[messages]]\n" + "".join(
        f"{'except' if key == 'excluded' else key} = {value}\n" for key, value in values.items()
    )


def entry(table: str, entry_id: str, **keys: str) -> str:
    """Return an entry of a table as TOML."""
    return f'[[{table}]]\nid = "{entry_id}"\n' + "".join(f"{key} = {value}\n" for key, value in keys.items())
