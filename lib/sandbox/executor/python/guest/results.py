"""What the code returned, as JSON text."""

import base64
import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import json
import math
import types
import uuid

_dumps = json.dumps
_LISTS = (set, frozenset, collections.deque, range, type({}.keys()), type({}.values()), type({}.items()))
_DEPTH_MAX = 200


class NotSerializable(Exception):
    """The result is not JSON; the message says where and what to do."""


def to_json(value):
    """
    Sets, deques, ranges and views of dicts become lists; dates and times ISO 8601 text, timedelta seconds; Decimal, Fraction and UUID text;
    enum members their values; dataclasses and namespaces objects; bytes base64 text. NaN, infinities, cycles and everything else are refused.
    """
    try:
        text = _dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
    except (TypeError, ValueError, RecursionError, NotSerializable):
        text = _dumps(_walk(value, "result", ()), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _dumps(json.loads(text))
    return text


def _plain(value):
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    if isinstance(value, (decimal.Decimal, fractions.Fraction, uuid.UUID)):
        return str(value)
    if isinstance(value, _LISTS):
        return list(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(value).decode()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, types.MappingProxyType):
        return dict(value)
    if isinstance(value, types.SimpleNamespace):
        return vars(value)
    raise NotSerializable(type(value).__name__)


def _walk(value, path, parents):
    """The slow way: finds the place of what is no JSON, and turns keys into text."""
    if value is None or isinstance(value, (bool, str)):
        return value.value if isinstance(value, enum.Enum) else value
    if isinstance(value, (int, float)):
        return _number(value, path)
    if len(parents) >= _DEPTH_MAX:
        raise NotSerializable(f"{_short(path)} nests deeper than {_DEPTH_MAX} levels.")
    if id(value) in parents:
        raise NotSerializable(f"{_short(path)} contains itself.")
    inside = (*parents, id(value))
    if isinstance(value, dict):
        return {_key(key, path): _walk(item, f"{path}[{key!r:.40}]", inside) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_walk(item, f"{path}[{index}]", inside) for index, item in enumerate(value)]
    try:
        plain = _plain(value)
    except NotSerializable as error:
        raise NotSerializable(f"{_short(path)} is of type {error}, which is no JSON.{_advice(value)}") from None
    return _walk(plain, path, inside)


def _number(value, path):
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, float) and not math.isfinite(value):
        raise NotSerializable(f"{_short(path)} is {value!r}, which JSON cannot hold. Return None or text instead.")
    return value


def _key(key, path):
    if key is None or isinstance(key, (str, int, float, bool)):
        return _number(key, f"A key of {path}") if isinstance(key, (int, float)) else key
    try:
        plain = _plain(key)
    except NotSerializable:
        plain = None
    if isinstance(plain, (str, int, float)):
        return plain
    raise NotSerializable(f"A key of {_short(path)} is of type {type(key).__name__}. Keys are text or numbers: use str(key).")


def _advice(value):
    if hasattr(value, "__next__"):
        return " Use list(...) on it."
    if hasattr(value, "__await__"):
        return " Use await on it."
    return " Return a dict, a list, text or a number instead."


def _short(path):
    return path if len(path) <= 120 else f"{path[:60]}…{path[-40:]}"
