"""Options that are the keys of the plan format: `--goal TEXT`, `--activation-by=-3d`, `--activation_by -3d`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click
from click.shell_completion import CompletionItem

from campaign.errors import CampaignError, NotUnderstoodError
from campaign.language import Sentence, _, current, say

KEY = re.compile(r"--[A-Za-z][\w-]*(?:=|$)")
PAIRS = "campaign.pairs"
LINES = ("tasks", "agenda", "quiet")
"""Keys whose items stand on lines of their own, so that an item can hold a comma."""

Problems = list[tuple[str, CampaignError]]
"""What could not be read, by the key that was typed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A key as it was typed, and its value; None when there was none."""

    key: str
    value: str | None


class KeyCommand(click.Command):
    """A verb that takes the keys of a plan beside its own options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the keys and their values out, and have click read the rest."""
        rest, ctx.meta[PAIRS] = split(args, self.get_params(ctx))
        return super().parse_args(ctx, rest)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the keys too."""
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-"):
            known = {each.value for each in found}
            options = [f"--{key.replace('_', '-')}" for key in _keys(ctx.params.get("table") or "messages")]
            found += [CompletionItem(each) for each in options if each.startswith(incomplete) and each not in known]
        return found

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the keys behind the options."""
        super().format_options(ctx, formatter)
        with formatter.section(_("Keys of a message, as in the plan file")):
            formatter.write_text(" ".join(f"--{key.replace('_', '-')}" for key in _keys("messages")))


def _keys(table: str) -> list[str]:
    """Return the keys of a table."""
    from campaign.desk.entering_rows import MODELS, keys_of  # only help and completion need them
    from campaign.model.plan import Part

    parts: tuple[Part, ...] = ("campaign", *MODELS)
    return next((keys_of(each) for each in parts if each == table), [])


def split(args: list[str], own: Iterable[click.Parameter]) -> tuple[list[str], tuple[Pair, ...]]:
    """Return the arguments that are not keys, and the keys with their values.

    A value is what follows a key, whatever it starts with; only what looks like an option itself is none.
    """
    options = {name: param for param in own if isinstance(param, click.Option) for name in param.opts}
    flags = {name for name, option in options.items() if option.is_flag} | {"--help", "-h"}
    rest: list[str] = []
    pairs: list[Pair] = []
    waiting = iter(range(len(args)))
    for place in waiting:
        name, equals, value = args[place].partition("=")
        follows = args[place + 1] if place + 1 < len(args) else None
        if args[place] == "--":
            rest += args[place:]
            break
        if not KEY.match(args[place]) or name in flags:
            rest.append(args[place])
        elif name in options:
            rest.append(args[place])
            if not equals and follows is not None:
                rest.append(args[next(waiting)])
        elif equals or follows is None or KEY.match(follows):
            pairs.append(Pair(name[2:], value if equals else None))
        else:
            pairs.append(Pair(name[2:], args[next(waiting)]))
    return rest, tuple(pairs)


def typed_keys(pairs: Iterable[Pair], many: Iterable[str]) -> tuple[dict[str, str], Problems]:
    """Return the text of every key, and what is wrong with how they were given; `many` may be given more than once."""
    typed: dict[str, str] = {}
    problems: Problems = []
    for pair in pairs:
        key = pair.key.replace("-", "_")
        if pair.value is None:
            problems.append((pair.key, NotUnderstoodError(say("There is no value behind it"), equals_sign(pair.key))))
        elif key not in typed:
            typed[key] = pair.value
        elif key in many:
            typed[key] += ("\n" if key in LINES else ",") + pair.value
        else:
            problems.append((pair.key, NotUnderstoodError(say("It is given twice"), say("Give it once."))))
    return typed, problems


def equals_sign(key: str) -> Sentence:
    """Return how a value that looks like an option is written."""
    return say("Write --{key}=VALUE when the value starts with --.", key=key)


def complain_of(problems: Iterable[tuple[str, CampaignError]]) -> int:
    """Write what is wrong with each key on stderr, a line each, and return the exit code."""
    for key, error in problems:
        remedy = f" – {current().render(error.remedy)}" if error.remedy else ""
        option = f"--{key.replace('_', '-')}: " if key else ""
        click.echo(f"{option}{current().render(error.text)}{remedy}", err=True)
    return 2


def pairs_of(ctx: click.Context) -> tuple[Pair, ...]:
    """Return the keys that were given."""
    pairs: Mapping[str, tuple[Pair, ...]] = ctx.meta
    return pairs[PAIRS]
