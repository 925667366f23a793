"""`campaign new`: a new plan file, with its dates."""

import json
from pathlib import Path

import click

from campaign.cli.main import Call
from campaign.cli.plans import id_and_date, tell
from campaign.desk.outlook import outlook
from campaign.desk.starting import empty_plan, offers, plan_from, plan_stem, title_for, with_dates
from campaign.language import current, mark, say
from campaign.model.context import Context
from campaign.model.plan import Plan
from campaign.model.typed import read_when
from campaign.model.when import When
from campaign.storage.folders import cache_folder
from campaign.storage.holidays import holiday_source
from campaign.storage.planfile import read_plan
from campaign.storage.saving import create_plan
from campaign.storage.templates import find_template, own_templates
from campaign.storage.workspace import default_folder
from campaign.text import cell_width, in_cells, pad


@click.command("new")
@click.argument("title", required=False)
@click.option("--date", "dates", multiple=True, metavar="ID=DATE", help=mark("When a milestone of the template is."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=mark("The file that the plan goes to."))
@click.option(
    "--template",
    default=None,
    metavar="NAME",
    help=mark("The template to start from; without TITLE the plan gets its title."),
)
@click.option("--list-templates", is_flag=True, help=mark("Tell which templates there are."))
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
    """Make a new plan file, empty or from a template, whose title it has where none is given."""
    if list_templates:
        show_templates(call)
        return
    made_from = read_plan(find_template(template)) if template else None
    called = title_for(title, made_from.plan if made_from else None)
    path = output or default_folder(Path.cwd()) / f"{plan_stem(called)}.toml"
    if made_from:
        plan = plan_from(made_from.plan, called, read_dates(made_from.plan, dates, call))
    else:
        plan = empty_plan(path.parent, called, current().code)
        plan = with_dates(plan, read_dates(plan, dates, call))
    made = create_plan(path, plan, made_from)
    tell(made.problems)
    if made_from:
        click.echo(
            outlook(path.parent, plan, call.today, holiday_source(cache_folder(), current().code)).summary, err=True
        )
    click.echo(json.dumps({"file": str(made.path), "id": plan.campaign.id}) if call.json else made.path)


def show_templates(call: Call) -> None:
    """Write the templates, a line each with the name first, those in the reader's language before the others.

    That there are none is said on stderr.
    """
    found = offers()
    if call.json:
        rows = [{"name": each.name, "title": each.title, "about": each.about} for each in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    name_width = max((cell_width(in_cells(each.name)) for each in found), default=0)
    title_width = max((cell_width(in_cells(each.title)) for each in found), default=0)
    for each in found:
        name, title = pad(in_cells(each.name), name_width), pad(in_cells(each.title), title_width)
        click.echo(f"{name}  {title}  {in_cells(each.about)}".rstrip())
    if not found:
        text = say("There are no templates; put plan files in {folder}.", folder=str(own_templates()))
        click.echo(current().render(text), err=True)


def read_dates(plan: Plan, dates: tuple[str, ...], call: Call) -> dict[str, When]:
    """Return the moments of ID=DATE, by id; one may hang on another milestone of the plan.

    Raises:
        UsageError: one is not written so.
    """
    anchors = tuple((each.id, each.name) for each in plan.milestones)
    context = Context(call.today, anchors, day_first=current().code == "nl")
    return {name: read_when(when, context) for name, when in map(id_and_date, dates)}
