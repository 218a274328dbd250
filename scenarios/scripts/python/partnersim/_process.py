"""The program behind a model: finds it, starts it, and speaks to it one line of JSON at a time."""

from __future__ import annotations

import atexit
import collections
import itertools
import json
import os
import shlex
import shutil
import subprocess
import threading
from typing import Any, Callable, Mapping, Optional, Sequence, Union

HOW_TO_INSTALL = (
    "partnersim was not found: install it with 'dotnet tool install --global partnersim', "
    "or name the program in the environment variable PARTNERSIM."
)
PROTOCOL = 1


class Refused(ValueError):
    """A question was wrong. ``problems`` lists all that is wrong, each with its place, severity and message."""

    def __init__(self, problems: Sequence[Mapping[str, str]]):
        self.problems = list(problems)
        super().__init__("\n".join(
            f"{one['place'] or '(request)'}  {one['severity']}  {one['message']}" for one in self.problems))


class Cancelled(RuntimeError):
    """A question was cancelled before it was answered."""


class Gone(RuntimeError):
    """The program ended before it answered."""


class NotInstalled(FileNotFoundError):
    """The program could not be found."""

    def __init__(self, message: str = HOW_TO_INSTALL):
        super().__init__(message)

    def __str__(self) -> str:
        return str(self.args[0])


def find() -> list[str]:
    """The words that start the program: the variable PARTNERSIM, else ``partnersim`` on the path.

    Raises NotInstalled, which says in one sentence how to install it.
    """
    named = os.environ.get("PARTNERSIM", "")
    if named:
        words = shlex.split(named, posix=os.name != "nt")
        if words and shutil.which(words[0]):
            return words
        raise NotInstalled(
            f"PARTNERSIM names '{named}', which cannot be started: install it, or name another program there.")
    tools = os.path.join(os.path.expanduser("~"), ".dotnet", "tools")
    found = shutil.which("partnersim") or shutil.which("partnersim", path=tools)
    if found:
        return [found]
    raise NotInstalled()


class Process:
    """One ``partnersim serve``. Ends with this object, with Python, and when Python is killed."""

    def __init__(
        self,
        command: Optional[Union[str, Sequence[str]]] = None,
        threads: Optional[int] = None,
        cwd: Optional[str] = None,
    ):
        if command is None:
            words = find()
        else:
            words = shlex.split(command) if isinstance(command, str) else list(command)
        words = [*words, "serve"] + (["--threads", str(threads)] if threads else [])
        # a session of its own: Ctrl-C interrupts Python, which then cancels what it asked
        own = {} if os.name == "nt" else {"start_new_session": True}
        try:
            self._child = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd, **own)
        except OSError as problem:
            raise NotInstalled(f"{words[0]} could not be started ({problem.strerror}): {HOW_TO_INSTALL}") from None
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._last_words: collections.deque[str] = collections.deque(maxlen=20)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        atexit.register(self.close)

    def ask(
        self, request: str, progress: Optional[Callable[[Mapping[str, Any]], None]] = None, **keys: Any,
    ) -> dict[str, Any]:
        """The result of a request. Keys that are None are left out. ``progress`` is called about once a second."""
        body = {"id": next(self._ids), "request": request, "protocol": PROTOCOL}
        body.update((key, value) for key, value in keys.items() if value is not None)
        with self._lock:
            self._send(body)
            try:
                return self._answer(body["id"], progress)
            except KeyboardInterrupt:
                self._cancel(body["id"])
                raise

    def close(self) -> None:
        """Ends the program; asking after that raises Gone."""
        atexit.unregister(self.close)
        if self._child.poll() is None:
            try:
                self._child.stdin.close()
                self._child.wait(timeout=5)
            except (OSError, subprocess.TimeoutExpired):
                self._child.kill()
                self._child.wait()
        self._listener.join(timeout=5)
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            try:
                pipe.close()
            except OSError:
                pass

    def _send(self, body: Mapping[str, Any]) -> None:
        try:
            line = json.dumps(body, allow_nan=False, default=_plain)
        except ValueError:
            message = "a number is NaN or infinite; every value must be finite"
            raise Refused([{"place": "", "severity": "error", "message": message}]) from None
        try:
            self._child.stdin.write(line.encode() + b"\n")
            self._child.stdin.flush()
        except (OSError, ValueError):
            raise self._gone() from None

    def _answer(self, wanted: int, progress: Optional[Callable[[Mapping[str, Any]], None]]) -> dict[str, Any]:
        while True:
            answer = self._line()
            if answer.get("id") != wanted:
                continue  # of a question that was given up
            if "working" in answer:
                if progress is not None:
                    progress(answer["working"])
            elif answer["ok"]:
                return answer["result"]
            elif answer.get("cancelled"):
                raise Cancelled("cancelled")
            else:
                raise Refused(answer["problems"])

    def _line(self) -> dict[str, Any]:
        try:
            line = self._child.stdout.readline()
        except ValueError:
            line = b""
        if not line.endswith(b"\n"):
            raise self._gone()
        return json.loads(line)

    def _cancel(self, of: int) -> None:
        identity = next(self._ids)
        try:
            self._send({"id": identity, "request": "cancel", "of": of})
            while self._line().get("id") != of:
                pass
        except (Gone, KeyboardInterrupt):
            self.close()

    def _listen(self) -> None:
        for line in self._child.stderr:
            self._last_words.append(line.decode(errors="replace").rstrip())

    def _gone(self) -> Gone:
        try:
            code: Any = self._child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = "none yet"
        self._listener.join(timeout=1)
        said = "\n".join(self._last_words)
        return Gone(f"partnersim ended (exit code {code})" + (f":\n{said}" if said else "."))


def _plain(value: Any) -> Any:
    """Numbers and arrays of NumPy and pandas as JSON has them."""
    for name in ("tolist", "item"):
        if hasattr(value, name):
            return getattr(value, name)()
    if isinstance(value, (set, tuple, range)):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be sent: {value!r}")
