"""print and logging: each line goes out when it is complete."""

import logging
import sys

from . import host

_LEVELS = ((logging.ERROR, 4), (logging.WARNING, 3), (logging.INFO, 1), (logging.NOTSET, 2))


def _open(descriptor):
    stream = open(descriptor, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
    stream.mode = "w"
    return stream


out, errors = _open(1), _open(2)


def _emit(handler, record):
    """Lines that are logged to stderr keep their level."""
    try:
        text = handler.format(record)
        if handler.stream is not errors:
            handler.stream.write(text + handler.terminator)
            return
        level = next(number for bound, number in _LEVELS if record.levelno >= bound)
        host.tell(f"L{level}{text}")
    except RecursionError:
        raise
    except Exception:
        handler.handleError(record)


def install():
    sys.stdout = sys.__stdout__ = out
    sys.stderr = sys.__stderr__ = errors
    logging.StreamHandler.emit = _emit
    logging.raiseExceptions = False


def flush():
    """What was written without an end of line."""
    for stream in (out, errors):
        try:
            stream.flush()
        except ValueError:
            pass
