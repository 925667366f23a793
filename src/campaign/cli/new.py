"""`campaign new`: a new plan file, with its dates."""

import json
from pathlib import Path

import click

from campaign.cli.list import line
from campaign.cli.main import Call
from campaign.cli.plans import id_and_date, tell
from campaign.desk.starting import empty_plan, plan_stem
from campaign.errors import UsageError
from campaign.language import current, say
from campaign.model.changes import replaced
from campaign.model.context import Context
from campaign.model.ids import new_id, slug
from campaign.model.milestones import Milestone
from campaign.model.plan import Plan
from campaign.model.typed import read_when
from campaign.model.when import ID
from campaign.storage.planfile import read_plan
from campaign.storage.saving import create_plan
from campaign.storage.templates import find_template, own_templates, templates
from campaign.storage.workspace import default_folder
from campaign.text import in_cells, pad


@click.command("new")
@click.argument("title", required=False)
@click.option("--date", "dates", multiple=True, metavar="ID=DATE")
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--template", default=None, metavar="NAME")
@click.option("--list-templates", is_flag=True)
@click.pass_obj
def command(
    call: Call,
    /,
    *,
    title: str | None,
    dates: tuple[str, ...],
    output: Path | None,
    template: str | None,
    list_templates: bool,
) -> None:
    """Make a new plan file, empty or from a template."""
    if list_templates:
        show_templates(call)
        return
    if not title or not title.strip():
        raise UsageError(say("A plan needs a title"), say("campaign new TITLE."))
    path = output or default_folder(Path.cwd()) / f"{plan_stem(title)}.toml"
    made_from = read_plan(find_template(template)) if template else None
    plan = made_from.plan if made_from else empty_plan(path.parent, title, current().code)
    plan = named(with_dates(plan, dates, call), title)
    made = create_plan(path, plan, made_from)
    tell(made.problems)
    click.echo(json.dumps({"file": str(made.path), "id": plan.campaign.id}) if call.json else made.path)


def show_templates(call: Call) -> None:
    """Write the templates, a line each with the name first; on stderr that there are none."""
    found = templates()
    lines = [(name, line(path).title) for name, path in found.items()]
    if call.json:
        click.echo(json.dumps([{"name": name, "title": title} for name, title in lines], ensure_ascii=False, indent=1))
        return
    for name, title in lines:
        click.echo(f"{pad(in_cells(name), max(map(len, found)))}  {in_cells(title)}")
    if not lines:
        text = say("There are no templates; put plan files in {folder}.", folder=str(own_templates()))
        click.echo(current().render(text), err=True)


def named(plan: Plan, title: str) -> Plan:
    """Return the plan as a campaign of its own: with this title, and an id that no other has."""
    return plan.model_copy(update={"campaign": replaced(plan.campaign, id=new_id("c", ()), title=title)})


def with_dates(plan: Plan, dates: tuple[str, ...], call: Call) -> Plan:
    """Return the plan with these dates: of its own milestones, and of new ones behind them.

    Raises:
        UsageError: one is not written as ID=DATE.
    """
    anchors = tuple((each.id, each.name) for each in plan.milestones)
    context = Context(call.today, anchors, day_first=current().code == "nl")
    rows = {each.id: each for each in plan.milestones}
    for written in dates:
        made = milestone(written, context)
        rows[made.id] = replaced(rows[made.id], date=made.date) if made.id in rows else made
    return plan.model_copy(update={"milestones": tuple(rows.values())})


def milestone(written: str, context: Context) -> Milestone:
    """Return the milestone that ID=DATE asks for; one called livegang or golive is the go-live.

    Raises:
        UsageError: it is not written so.
    """
    name, when = id_and_date(written)
    own = name if ID.fullmatch(name) else slug(name)
    values: dict[str, object] = {"id": own, "title": name.capitalize(), "date": read_when(when, context)}
    if slug(name) in {"livegang", "golive", "go-live"}:
        values["golive"] = True
    return Milestone.model_construct(**values)  # type: ignore[arg-type]
