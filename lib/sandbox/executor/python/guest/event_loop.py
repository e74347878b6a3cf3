"""asyncio without sockets and threads: what its loop waits for are timers and host calls."""

import asyncio
import time

from . import host

_futures = {}
_clock = time.monotonic


class _Selector:
    """asyncio asks it to wait for events; here all of them are answers of the host."""

    def select(self, timeout=None):
        if timeout is not None and timeout <= 0:
            return []
        if timeout is None and not _futures:
            raise RuntimeError("The code waits for something that can never happen.")
        if _futures:
            self._settle(host.wait_until(None if timeout is None else _clock() + timeout, _clock))
        else:
            host.sleep(timeout)
        return []

    def _settle(self, numbers):
        for number in numbers:
            future = _futures.pop(number, None)
            if future is not None and not future.done():
                future.set_result(None)

    def close(self):
        pass

    def get_map(self):
        return {}


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Selector()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, func, *args):
        """There are no threads: runs `func` at once."""
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future


def future_of(number):
    """Done when the host has answered the call of that number."""
    future = asyncio.get_running_loop().create_future()
    _futures[number] = future
    return future


def run(main, *, debug=None, loop_factory=None):
    """asyncio.run, also inside of a running loop."""
    if not asyncio.iscoroutine(main):
        if not hasattr(main, "__await__"):
            raise ValueError(f"a coroutine was expected, got {main!r}")
        awaited = main

        async def wrapper():
            return await awaited

        main = wrapper()
    outer = asyncio._get_running_loop()
    task = asyncio.tasks._swap_current_task(outer, None) if outer else None
    asyncio._set_running_loop(None)
    loop = Loop()
    try:
        asyncio.set_event_loop(loop)
        if debug is not None:
            loop.set_debug(debug)
        return loop.run_until_complete(main)
    finally:
        try:
            _cancel_all(loop)
        finally:
            asyncio.set_event_loop(None)
            loop.close()
            asyncio._set_running_loop(outer)
            if outer:
                asyncio.tasks._swap_current_task(outer, task)


def _cancel_all(loop):
    tasks = asyncio.all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


async def _to_thread(func, /, *args, **kwargs):
    return func(*args, **kwargs)


class _Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


def install():
    asyncio.events._set_event_loop_policy(_Policy())
    asyncio.run = asyncio.runners.run = run
    asyncio.new_event_loop = asyncio.events.new_event_loop = Loop
    asyncio.to_thread = asyncio.threads.to_thread = _to_thread
    time.sleep = host.sleep
