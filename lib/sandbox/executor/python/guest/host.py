"""The one way out of the interpreter: requests are written to a device, answers are read from it."""

import json
import os

_dumps, _loads, _read, _write = json.dumps, json.loads, os.read, os.write
_NAP_SECONDS = 0.02
_fd = os.open("/dev/host", os.O_RDWR)
_answers = {}
_open_sleeps = {}


class HostError(RuntimeError):
    """What a call to the world outside ended with. `name` is the kind of failure."""

    def __init__(self, message="", name="Error"):
        super().__init__(message)
        self.name = name


class ToolError(HostError):
    """A tool that was called failed."""


class FetchError(HostError):
    """A request could not be made or was refused; an answer with any status is not an error."""


class LimitError(RuntimeError):
    """A bound of the run was met."""


def _ask(request):
    _write(_fd, request.encode("utf-8", "backslashreplace"))
    answer = b""
    while not answer.endswith(b"\n"):
        answer += _read(_fd, 1 << 20)
    return _loads(answer)


def tell(request):
    """Tells the host something that has no answer."""
    _write(_fd, request.encode("utf-8", "backslashreplace"))


def start(op, payload):
    """Makes a call and returns its number. It goes out when the code next waits for something."""
    answer = _ask(f"C{op} {_dumps(payload, allow_nan=False)}")
    if isinstance(answer, str):
        raise LimitError(answer)
    return answer


def wait_some():
    """Waits until at least one open call is answered; returns the numbers of those that are."""
    answered = []
    for number, ok, text in _ask("W"):
        if number in _open_sleeps:
            del _open_sleeps[number]
        else:
            _answers[number] = (ok, text)
        answered.append(number)
    return answered


def take(number, error):
    """The value of an answered call, or its failure as an `error`."""
    ok, text = _answers.pop(number)
    value = _loads(text)
    if ok:
        return value
    raise error(value.get("message", ""), value.get("name", "Error"))


def is_answered(number):
    return number in _answers


def wait_for(number, error):
    while number not in _answers:
        wait_some()
    return take(number, error)


def sleep(seconds):
    """Like time.sleep, without using up the time in which the code may compute."""
    seconds = float(seconds)
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    milliseconds = _milliseconds(seconds)
    if seconds <= _NAP_SECONDS and _ask(f"S{milliseconds}"):
        return
    number = start("sleep", milliseconds)
    _open_sleeps[number] = None
    while number in _open_sleeps:
        wait_some()


def wait_until(due, now):
    """Waits for an answer to an open call, or until `due`; both count in seconds of the clock `now`."""
    if due is not None and not any(at is not None and at <= due for at in _open_sleeps.values()):
        _open_sleeps[start("sleep", _milliseconds(max(0.0, due - now())))] = due
    return wait_some()


def _milliseconds(seconds):
    return round(min(seconds, 1e6) * 1000, 3)
