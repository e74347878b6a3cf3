"""`tools` and `fetch`: calls to the world outside that the host checks and makes."""

import base64
import json as _json

from . import host


class Call:
    """A call that is under way: `.result()` waits for its value, and so does `await`."""

    def __init__(self, op, payload, error, convert=None):
        try:
            self._number = host.start(op, payload)
        except (TypeError, ValueError) as cause:
            raise TypeError(f"What a call sends must be JSON: {cause}") from None
        self._error = error
        self._convert = convert
        self._value = None
        self._done = False

    def result(self):
        if not self._done:
            value = host.wait_for(self._number, self._error)
            self._value = self._convert(value) if self._convert else value
            self._done = True
        return self._value

    def __await__(self):
        from . import event_loop

        if not self._done and not host.is_answered(self._number):
            yield from event_loop.future_of(self._number).__await__()
        return self.result()


class Tools:
    """`tools.call("name", {...})`, `tools.name(key=value)`; `tools.start(...)` to make several calls at the same time."""

    def call(self, name, args=None):
        return self.start(name, args).result()

    def start(self, name, args=None):
        if not isinstance(name, str):
            raise TypeError("The name of a tool is text.")
        return Call("tool", {"name": name, "args": {} if args is None else args}, host.ToolError)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args, **kwargs):
            if len(args) > 1 or (args and kwargs):
                raise TypeError(f"tools.{name}() takes keyword arguments, or one dict.")
            return self.call(name, args[0] if args else kwargs)

        call.__name__ = call.__qualname__ = name
        return call


class Response:
    """The answer to a request, in the manner of `requests`."""

    def __init__(self, answer):
        self.status = self.status_code = answer.get("status", 0)
        self.reason = self.status_text = answer.get("statusText", "")
        self.url = answer.get("url", "")
        self.headers = Headers(answer.get("headers") or ())
        packed = answer.get("bodyBase64")
        self.content = (answer.get("body") or "").encode() if packed is None else base64.b64decode(packed)

    @property
    def ok(self):
        return 200 <= self.status < 300

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    def json(self):
        return _json.loads(self.text)

    def raise_for_status(self):
        if self.status >= 400:
            raise host.FetchError(f"{self.url or 'The server'} answered {self.status} {self.reason}".rstrip(), "HTTPError")

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f"<Response [{self.status}]>"


class Headers(dict):
    """Header names in lower case; read with any case."""

    def __init__(self, items):
        super().__init__((str(key).lower(), value) for key, value in items)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return isinstance(key, str) and super().__contains__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)


class Fetch:
    """`fetch(url, method="GET", headers=None, body=None, json=None, connector=None)`; `fetch.start(...)` to make several at the same time."""

    def __call__(self, url, method="GET", headers=None, body=None, json=None, connector=None):
        return self.start(url, method, headers, body, json, connector).result()

    def start(self, url, method="GET", headers=None, body=None, json=None, connector=None):
        pairs = [[str(key), str(value)] for key, value in (headers.items() if hasattr(headers, "items") else headers or ())]
        if json is not None:
            body = _json.dumps(json)
            if not any(key.lower() == "content-type" for key, _ in pairs):
                pairs.append(["content-type", "application/json"])
        request = {"url": str(url), "method": str(method).upper(), "headers": pairs}
        if isinstance(body, (bytes, bytearray, memoryview)):
            request["bodyBase64"] = base64.b64encode(body).decode()
        elif body is not None:
            request["body"] = str(body)
        if connector is not None:
            request["connector"] = str(connector)
        return Call("fetch", request, host.FetchError, Response)


class Immediate:
    """Lets `await tools.call(...)` and `await fetch(...)` work, whose values are there already."""

    def __init__(self, value):
        self._value = value

    def __await__(self):
        return self._value
        yield


def awaitable(value):
    """What `await` is applied to in the code: values of direct calls of tools and fetch are let through."""
    return value if hasattr(value, "__await__") or hasattr(type(value), "__await__") else Immediate(value)
