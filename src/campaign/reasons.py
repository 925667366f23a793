"""Why the operating system refused something, in the language of the user.

The system says it in English, in a programmer's words. What is not in the list is told as the system says it.
"""

import errno

from campaign.language import Sentence, mark, say

REASONS = {
    "EACCES": mark("access is denied"),
    "EPERM": mark("access is denied"),
    "EROFS": mark("the disk can only be read"),
    "ENOSPC": mark("the disk is full"),
    "EDQUOT": mark("your share of the disk is full"),
    "EFBIG": mark("the file becomes too large for the disk"),
    "EIO": mark("the disk gives errors"),
    "ENOENT": mark("it is not there"),
    "ENOTDIR": mark("a part of the path is no folder"),
    "EISDIR": mark("it is a folder"),
    "EEXIST": mark("it exists already"),
    "ENOTEMPTY": mark("the folder is not empty"),
    "ENAMETOOLONG": mark("the name is too long"),
    "ELOOP": mark("the links lead round in a circle"),
    "EBUSY": mark("another program is using it"),
    "ETXTBSY": mark("another program is using it"),
    "EMFILE": mark("too many files are open"),
    "ENFILE": mark("too many files are open"),
    "ENOMEM": mark("there is no memory left"),
    "EXDEV": mark("it is on another disk"),
    "ENXIO": mark("the disk is gone"),
    "ENODEV": mark("the disk is gone"),
    "ESTALE": mark("the network folder is gone"),
    "ETIMEDOUT": mark("the network folder does not answer"),
    "EHOSTDOWN": mark("the network folder does not answer"),
    "EHOSTUNREACH": mark("the network folder does not answer"),
    "ENOTCONN": mark("the network folder does not answer"),
    "EPIPE": mark("nobody reads it any more"),
}
"""What the names of the system mean to a planner; not every system knows all of them."""

OURS = (
    mark("it is a pipe or a device, and no file"),
    mark("what was written reads back differently"),
    mark("the folder of the ledger is a link"),
)
"""What the program says itself where it refuses something as the system would."""


def reason(error: BaseException) -> Sentence:
    """Return why something failed, to go behind a colon."""
    if not isinstance(error, OSError):
        return say("{reason}", reason=str(error))
    if error.strerror in OURS:
        return say(error.strerror)
    known = REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return say(known) if known else say("{reason}", reason=error.strerror or str(error))
