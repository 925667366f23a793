"""What is worth knowing of an edit before it is done: told beside it at every door, never in its way."""

from campaign.desk.dangling import left_dangling
from campaign.desk.desk import Desk
from campaign.desk.loosening import cut_loose
from campaign.desk.steps import changed_as_approved, odd_steps
from campaign.language import Sentence
from campaign.model.changes import Edit


def worth_knowing(desk: Desk, edit: Edit) -> tuple[Sentence, ...]:
    """Return what is worth knowing of an edit before it is done.

    That is what is odd about statuses and approvals, and what hangs on nothing or names nothing any more.
    """
    odd = (*odd_steps(desk.schedule, edit, desk.today), *changed_as_approved(edit))
    return (*odd, *cut_loose(desk.plan, edit), *left_dangling(desk, edit))
