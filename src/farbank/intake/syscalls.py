"""The system calls a reader needs, as a seccomp filter; every other one fails with "not permitted" (Linux seccomp(2)).

- May: compute, use memory, read and write what is already open, end.
- May not: open a file, make a socket, start a program or process, signal anybody, trace anybody.
- Calls that the C library believes cannot fail (getppid and its like) are allowed: refused, they would answer -1.
- A call made under another architecture's numbers kills the process.
- Where a decoder cannot do without, it may make threads of its own process, and still no process.
Numbers: Linux arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from typing import Final

_AMD64: Final = {
    "read": 0, "write": 1, "close": 3, "fstat": 5, "poll": 7, "lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11,
    "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "readv": 19, "writev": 20,
    "sched_yield": 24, "mremap": 25, "madvise": 28, "nanosleep": 35, "getpid": 39, "exit": 60, "getrusage": 98,
    "gettimeofday": 96, "sysinfo": 99, "times": 100, "sigaltstack": 131, "gettid": 186, "futex": 202,
    "sched_getaffinity": 204, "restart_syscall": 219, "clock_gettime": 228, "clock_getres": 229,
    "clock_nanosleep": 230, "exit_group": 231, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108,
    "getppid": 110, "getrandom": 318, "membarrier": 324, "rseq": 334,
}  # fmt: skip
_ARM64: Final = {
    "read": 63, "write": 64, "close": 57, "fstat": 80, "lseek": 62, "mmap": 222, "mprotect": 226, "munmap": 215,
    "brk": 214, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "readv": 65, "writev": 66,
    "sched_yield": 124, "mremap": 216, "madvise": 233, "nanosleep": 101, "getpid": 172, "exit": 93, "getrusage": 165,
    "gettimeofday": 169, "sysinfo": 179, "times": 153, "sigaltstack": 132, "gettid": 178, "futex": 98, "ppoll": 73,
    "sched_getaffinity": 123, "restart_syscall": 128, "clock_gettime": 113, "clock_getres": 114,
    "clock_nanosleep": 115, "exit_group": 94, "getuid": 174, "getgid": 176, "geteuid": 175, "getegid": 177,
    "getppid": 173, "getrandom": 278, "membarrier": 283, "rseq": 293,
}  # fmt: skip
_MACHINES: Final = {"x86_64": (0xC000003E, _AMD64, 56), "aarch64": (0xC00000B7, _ARM64, 220)}  # the last is "clone"
_CLONE_3: Final = 435

# BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_JMP|JGE|K, BPF_RET|K, BPF_ALU|AND|K
_LOAD, _EQUAL, _AT_LEAST, _RETURN, _AND = 0x20, 0x15, 0x35, 0x06, 0x54
_NUMBER_AT, _MACHINE_AT, _FLAGS_AT = 0, 4, 16  # struct seccomp_data
_ALLOW, _KILL, _NOT_PERMITTED, _NO_SUCH_CALL = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
# clone(2): a thread shares VM, FS, FILES and SIGHAND, and has THREAD; with vfork or a namespace it is none.
_OF_A_THREAD, _OF_NO_THREAD = 0x00010F00, 0x7E024000
_OTHER_NUMBERS: Final = 0x40000000  # x32 calls on x86_64
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def filter_system_calls(*, threads: bool = False) -> bool:
    """Put the filter on this process for good; False where the kernel or the machine has none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None or platform.system() != "Linux" or struct.calcsize("P") != 8:  # noqa: PLR2004
        return False
    steps = _steps(*machine, threads=threads)
    program = _Program(len(steps) // 8, steps)
    prctl = ctypes.CDLL(None).prctl
    prctl.argtypes = (ctypes.c_int, *[ctypes.c_void_p] * 4)
    filtered = (
        prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and prctl(_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0) == 0
    )
    return bool(filtered)


def _steps(machine: int, allowed: dict[str, int], clone: int, *, threads: bool) -> bytes:
    """The filter: the right machine, then the list, then "not permitted". Jumps count steps after the next one."""
    numbers = sorted(allowed.values())
    steps = [_step(_LOAD, _MACHINE_AT), _step(_EQUAL, machine, yes=1), _step(_RETURN, _KILL), _step(_LOAD, _NUMBER_AT)]
    steps += [_step(_AT_LEAST, _OTHER_NUMBERS, no=1), _step(_RETURN, _KILL)]
    if threads:
        steps += _thread_steps(clone)
    steps += [_step(_EQUAL, number, yes=len(numbers) - at) for at, number in enumerate(numbers)]
    return b"".join([*steps, _step(_RETURN, _NOT_PERMITTED), _step(_RETURN, _ALLOW)])


def _thread_steps(clone: int) -> list[bytes]:
    """clone(2) with the flags of a thread is allowed; clone3, whose flags no filter can see, is "no such call"."""
    return [
        _step(_EQUAL, _CLONE_3, no=1),
        _step(_RETURN, _NO_SUCH_CALL),
        _step(_EQUAL, clone, no=5),
        _step(_LOAD, _FLAGS_AT),
        _step(_AND, _OF_A_THREAD | _OF_NO_THREAD),
        _step(_EQUAL, _OF_A_THREAD, no=1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _NOT_PERMITTED),
    ]


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
