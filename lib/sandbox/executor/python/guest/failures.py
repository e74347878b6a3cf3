"""What went wrong, in the form in which the host reads it."""

import collections
import dis
import json

from . import blocked, host, results, script

_MESSAGE_CHARS_MAX = 4096
_FRAMES_MAX = 20
_dumps = json.dumps
_RAISE = dis.opmap["RAISE_VARARGS"]


def describe(error, phase):
    """As JSON: kind, name, message, frames from the innermost out; for syntax the place that the parser gave."""
    name = _name(error)
    failure = {"kind": _kind(error, phase), "name": name, "message": _message(error, name), "frames": _frames(error)}
    if isinstance(error, SyntaxError) and phase == "compile":
        failure["message"] = str(error.msg)[:_MESSAGE_CHARS_MAX]
        failure["line"], failure["column"] = error.lineno or 0, error.offset or 0
    return _dumps(failure)


def _kind(error, phase):
    if isinstance(error, results.NotSerializable) or phase == "result":
        return "memory" if isinstance(error, MemoryError) else "serialize"
    if isinstance(error, blocked.BLOCKED):
        return "blocked"
    if isinstance(error, host.LimitError):
        return "host_calls"
    if phase == "compile":
        return _kind_of_compilation(error)
    if isinstance(error, (MemoryError, RecursionError)) and not _is_raised_by_code(error):
        return "memory" if isinstance(error, MemoryError) else "stack"
    return ""


def _kind_of_compilation(error):
    if isinstance(error, (MemoryError, RecursionError)):
        return "stack"
    return "syntax"


def _is_raised_by_code(error):
    """True when a `raise` in the user's own code made it, and not the interpreter."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or trace.tb_frame.f_code.co_filename != script.FILE:
        return False
    instruction = trace.tb_frame.f_code.co_code[trace.tb_lasti : trace.tb_lasti + 2]
    return instruction[0] == _RAISE and instruction[1] > 0


def _name(error):
    try:
        name = error.name if isinstance(error, host.HostError) else type(error).__name__
        return str(name)[:100]
    except BaseException:
        return "Error"


def _message(error, name):
    try:
        text = str(error)
    except BaseException:
        return f"{name} (its message could not be read)"
    return text[:_MESSAGE_CHARS_MAX]


def _frames(error):
    """[function, line, column in bytes] of the user's own frames."""
    found = collections.deque(maxlen=_FRAMES_MAX)
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == script.FILE:
            found.appendleft((code, trace))
        trace = trace.tb_next
    return [[code.co_name, *_place(code, trace)] for code, trace in found]


def _place(code, trace):
    for index, (line, _, column, _) in enumerate(code.co_positions()):
        if index == trace.tb_lasti // 2:
            return [line or trace.tb_lineno, column or 0]
    return [trace.tb_lineno, 0]
