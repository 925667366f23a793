"""What a change brings: what is said of a plan after it, and was not said before."""

from dataclasses import dataclass

from campaign.checks.finding import Finding
from campaign.desk.checking import Checking, Remark
from campaign.desk.fixing import spot_of


@dataclass(frozen=True, slots=True)
class Watch:
    """A plan from one moment on."""

    checking: Checking
    """What finds what is to be said of it."""
    known: frozenset[object]
    """What was said at that moment, by what it is about."""

    @classmethod
    def over(cls, checking: Checking) -> "Watch":
        """Return the watch over a plan from now on."""
        return cls(checking, frozenset(map(_about, checking.remarks())))

    def arisen(self) -> tuple[Remark, ...]:
        """Return what is said of the plan now and was not then; a finding in other words is no new one."""
        return tuple(each for each in self.checking.remarks() if _about(each) not in self.known)


def _about(remark: Remark) -> object:
    """Return what makes a remark the same one while its words, its fix and its place change."""
    return spot_of(remark) if isinstance(remark, Finding) else (remark.code, remark.subject, remark.text.text)
