"""Runs one script. Called by the host with the interpreter as it was before any other run."""

import builtins
import gc
import inspect
import json
import os
import random
import sys

from . import blocked, console, event_loop, failures, host, results, script, tools

_loads = json.loads
_describe, _to_json, _flush = failures.describe, results.to_json, console.flush


def _scope(params):
    return {
        "__name__": "__main__",
        "__builtins__": builtins,
        "__file__": script.FILE,
        "__awaitable__": tools.awaitable,
        "params": params,
        "tools": tools.Tools(),
        "fetch": tools.Fetch(),
        "ToolError": host.ToolError,
        "FetchError": host.FetchError,
        "LimitError": host.LimitError,
    }


def run(request):
    """`request` is (code, params as JSON). Returns "+" and the result as JSON, or "-" and the failure as JSON."""
    phase = "compile"
    try:
        random.seed()
        code = script.compile_script(request[0])
        scope = _scope(_loads(request[1]))
        phase = "run"
        value = _value_of(code, scope)
        phase = "result"
        text = "+" + _to_json(value)
        _flush()
        return text
    except BaseException as error:
        _close_up()
        return "-" + _describe(error, phase)


def _close_up():
    """Gets the time to describe an error; the code may have closed what leads outside."""
    try:
        host.tell("A")
        _flush()
    except OSError:
        pass


def _value_of(code, scope):
    try:
        value = script.run_script(code, scope, event_loop.run)
    except SystemExit as stop:
        if stop.code not in (None, 0):
            raise
        value = Ellipsis
        scope.pop("main", None)
    if value is Ellipsis:
        value = _named_result(scope)
    return event_loop.run(value) if inspect.iscoroutine(value) else value


def _named_result(scope):
    if "result" in scope:
        return scope["result"]
    main = scope.get("main")
    if not callable(main):
        return None
    code = getattr(main, "__code__", None)
    takes_nothing = code is not None and code.co_argcount == 0 and not code.co_flags & inspect.CO_VARARGS
    return main() if takes_nothing else main(scope["params"])


def boot(wheels):
    """Shapes the interpreter as every run finds it. `wheels`: the names of modules that an operator has put in."""
    os.environ.clear()
    sys.argv[:] = [script.FILE]
    sys.path[:] = [place for place in sys.path if place]
    sys.dont_write_bytecode = True
    event_loop.install()
    console.install()
    blocked.install(wheels)
    gc.collect()
    gc.freeze()

