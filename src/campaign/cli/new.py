"""`campaign new`: a new plan file, with its dates."""

from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.errors import UsageError
from campaign.language import current, say
from campaign.model.ids import new_id, slug
from campaign.model.milestones import Milestone
from campaign.model.plan import Campaign, Plan
from campaign.model.typed import Context, read_when
from campaign.storage.saving import create_plan
from campaign.storage.workspace import default_folder


@click.command("new")
@click.argument("title")
@click.option("--date", "dates", multiple=True, metavar="ID=DATE")
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.pass_obj
def command(call: Call, /, title: str, dates: tuple[str, ...], output: Path | None) -> None:
    """Make a new plan file."""
    context = Context(call.today, day_first=current().code == "nl")
    campaign = Campaign.model_construct(id=new_id("c", ()), title=title, language=current().code)
    plan = Plan.model_construct(
        format=1, campaign=campaign, milestones=tuple(milestone(each, context) for each in dates)
    )
    path = output or default_folder(Path.cwd()) / f"{slug(title, fallback='plan')}.toml"
    click.echo(create_plan(path, plan).path)


def milestone(written: str, context: Context) -> Milestone:
    """Return the milestone that ID=DATE asks for; one called livegang or golive is the go-live.

    Raises:
        UsageError: it is not written so.
    """
    name, equals, when = written.partition("=")
    if not equals:
        raise UsageError(say("{value} is not ID=DATE", value=written), say("Write for example livegang=2027-04-19."))
    values: dict[str, object] = {"id": slug(name), "title": name.capitalize(), "date": read_when(when, context)}
    if slug(name) in {"livegang", "golive", "go-live"}:
        values["golive"] = True
    return Milestone.model_construct(**values)  # type: ignore[arg-type]
