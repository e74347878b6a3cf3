"""What this interpreter cannot do, each with what to use instead. The host forbids it all the same; this makes the errors clear."""

import builtins
import importlib.machinery
import os
import sys

_NETWORK = "Use fetch with a declared host, or tools.call with a declared tool."
_PROCESSES = "There are no other processes; write it in Python, or call a tool."
_THREADS = "There are no threads; use asyncio, or tools.start and fetch.start to make several calls at the same time."
_HOST = "The code sees its params, tools and fetch, and nothing of the machine it runs on."
_PACKAGES = "Packages cannot be installed at run time; ask an operator to put a pure-Python wheel into the wheels folder."

_MODULES = {
    _NETWORK: "socket _socket ssl _ssl socketserver http.client http.server urllib.request ftplib smtplib poplib imaplib xmlrpc select "
    "selectors requests httpx aiohttp urllib3 httplib2 pyodide_http",
    _PROCESSES: "subprocess _posixsubprocess multiprocessing _multiprocessing pty concurrent.futures.process",
    _HOST: "ctypes _ctypes js pyodide pyodide_js _pyodide _pyodide_core webbrowser antigravity signal _signal faulthandler "
    "_testcapi _testinternalcapi _interpreters _interpqueues _interpchannels",
    _PACKAGES: "micropip pip ensurepip venv",
}
_ADVICE = {name: advice for advice, names in _MODULES.items() for name in names.split()}
_FUNCTIONS = {
    _PROCESSES: "system popen fork forkpty posix_spawn posix_spawnp execv execve execl execle execlp execlpe execvp execvpe spawnl spawnle "
    "spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe waitpid wait",
    _HOST: "kill killpg abort _exit chroot setuid setgid nice",
}


class BlockedModuleError(ImportError):
    """The code imported a module that this sandbox does not have."""


class BlockedApiError(OSError):
    """The code called something that this sandbox does not have."""


BLOCKED = (BlockedModuleError, BlockedApiError)


def _words(api, advice):
    return f"{api} is not available in this sandbox. {advice}"


def _stub(api, advice):
    def blocked(*args, **kwargs):
        raise BlockedApiError(_words(api, advice))

    blocked.__name__ = blocked.__qualname__ = api.rpartition(".")[2]
    return blocked


def _advice_for(name):
    while name:
        if name in _ADVICE:
            return _ADVICE[name]
        name = name.rpartition(".")[0]
    return None


class _Finder:
    """Asked before every other finder of modules."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        advice = _advice_for(name)
        if advice is not None and name not in _INSTALLED and name.partition(".")[0] not in _INSTALLED:
            raise BlockedModuleError(_words(name, advice), name=name)


_INSTALLED = set()


def install(wheels):
    """`wheels`: names of modules that an operator has put in, which therefore are not blocked."""
    import _thread
    import threading

    _INSTALLED.update(wheels)
    kinds = (importlib.machinery.BuiltinImporter, importlib.machinery.FrozenImporter, importlib.machinery.PathFinder)
    sys.meta_path[:] = [_Finder, *kinds]
    for name in list(sys.modules):
        if _advice_for(name) and name not in _INSTALLED:
            parent, _, child = name.rpartition(".")
            if parent in sys.modules and hasattr(sys.modules[parent], child):
                delattr(sys.modules[parent], child)
            del sys.modules[name]
    posix = sys.modules["posix"]
    for advice, names in _FUNCTIONS.items():
        for name in names.split():
            for module in (os, posix):
                if hasattr(module, name):
                    setattr(module, name, _stub(f"os.{name}", advice))
    _thread.start_new_thread = _thread.start_joinable_thread = _stub("_thread.start_new_thread", _THREADS)
    threading._start_joinable_thread = _stub("threading", _THREADS)
    threading.Thread.start = _stub("threading.Thread", _THREADS)
    for name in ("exit", "quit", "help", "copyright", "credits", "license"):
        if hasattr(builtins, name):
            delattr(builtins, name)
    builtins.breakpoint = _stub("breakpoint", _HOST)
    builtins.input = _stub("input", "Nobody is there to answer; pass what is needed in params.")
