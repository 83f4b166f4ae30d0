"""A worker whose only reader does what a hostile file would make a broken library do. The file's words choose."""

import ctypes
import errno
import os
import resource
import socket
import subprocess
import sys
import threading
import time

from farbank.intake import lockdown, worker
from farbank.intake.readers.reader import Given, Reader
from farbank.intake.reading import Reading


def hang() -> str:
    while True:
        time.sleep(1)


def spin() -> str:
    while True:
        pass


def allocate() -> str:
    return str(len(b"x" * 10**10))


def crash() -> str:
    return ctypes.string_at(1).decode()


def leave() -> str:
    os._exit(7)


def fail() -> str:
    raise ZeroDivisionError


def nonsense() -> str:
    os.write(_channel(), b"\0\0\0\0\0\0\0\x05{]}[!")
    os._exit(0)


def silence() -> str:
    os._exit(0)


def flood() -> str:
    while True:
        os.write(_channel(), b"x" * 1_000_000)


def network() -> str:
    return _tried(_connect)


def _connect() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        outward.connect(("192.0.2.1", 9))


def unix_socket() -> str:
    return _tried(lambda: socket.socket(socket.AF_UNIX))


def program() -> str:
    return _tried(lambda: subprocess.run(["/bin/true"], check=True))


def fork() -> str:
    def forked() -> None:
        if os.fork() == 0:
            os._exit(0)

    return _tried(forked)


CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
THREAD, NEW_USER, VFORK, CHILD_ENDED = 0x10F00, 0x10000000, 0x4100, 17


def namespace() -> str:
    return _tried(lambda: _cloned(THREAD | NEW_USER))


def vfork() -> str:
    return _tried(lambda: _cloned(VFORK | CHILD_ENDED))


def _cloned(flags: int) -> None:
    """The bare system call: refused, or else a process that must end at once."""
    number = ctypes.CDLL(None, use_errno=True).syscall(CLONE, flags, 0, 0, 0, 0)
    if number == 0:
        os._exit(0)
    if number < 0:
        refusal = ctypes.get_errno()
        raise OSError(refusal, os.strerror(refusal))


def read_file() -> str:
    return _tried(lambda: os.open("/etc/passwd", os.O_RDONLY))


def write_file() -> str:
    return _tried(lambda: os.open("/tmp/farbank-hostile", os.O_WRONLY | os.O_CREAT))


def signal_itself() -> str:
    """Signal 0 to this very process: does nothing where it is allowed. No test here may ever name another process."""
    return _tried(lambda: os.kill(os.getpid(), 0))


def more_memory() -> str:
    return _tried(lambda: resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY,) * 2))


def handles() -> str:
    return f"{sum(map(_is_open, range(3, 4096)))} open"


def surroundings() -> str:
    return repr(sorted(os.environ.items())) + repr(sys.argv)


def _tried(act) -> str:
    try:
        act()
    except OSError as refusal:
        return f"refused: {refusal.strerror}"
    except ValueError:  # how Python reports a limit that may not be raised
        return "refused: Operation not permitted"
    return "done"


def _channel() -> int:
    return next(filter(_is_socket, range(3, 4096)))


def _is_open(number: int) -> bool:
    try:
        os.lseek(number, 0, os.SEEK_CUR)
    except OSError as refusal:
        return refusal.errno != errno.EBADF
    return True


def _is_socket(number: int) -> bool:
    """The channel can be read (it is at its end); the sign of life can only be written."""
    try:
        return os.read(number, 1) == b""
    except OSError:
        return False


def threads() -> str:
    def started() -> None:
        each = threading.Thread(target=int)
        each.start()
        each.join()

    try:
        started()
    except RuntimeError:
        return "refused: no thread"
    return "done"


def _read(given: Given) -> Reading:
    act = globals().get(given.untrusted_bytes.removeprefix(b"\0\0\0\x18ftypheic").decode().strip())
    return Reading(media="text/plain", reader="hostile 1", text=act() if act else "well")


if __name__ == "__main__":
    if "no-filter" in sys.argv:
        lockdown.filter_system_calls = lambda: False
    if "no-namespace" in sys.argv:
        worker.leave_network = lambda: False
    reader = Reader(name="hostile 1", supports=("text/plain",), read=_read)
    worker.serve(socket.socket(fileno=int(sys.argv[-1])), dict.fromkeys(("text/plain", "image/heic"), reader))
