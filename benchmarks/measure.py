"""What the benchmarks share: fresh processes, what they do with freed memory, and the most memory that a call takes."""

import concurrent.futures
import ctypes
import multiprocessing
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import torch

# glibc gives large freed tensors back to the kernel, which fills the pages of the next one with zeros; "kept" are
# they here for the next tensor, "returned" at once also where they are small, so that the memory of the process is
# that of its tensors
Freed = Literal["default", "kept", "returned"]


def set_freed(freed: Freed, threads: int) -> None:
    """Set a new process up."""
    torch.set_num_threads(threads)
    trim_threshold, mmap_threshold = -1, -3  # mallopt's names for them
    if freed != "default":
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(mmap_threshold, 2**30 if freed == "kept" else 2**16)
        mallopt(trim_threshold, 2**31 - 1 if freed == "kept" else 2**17)


def in_fresh_process(function: Callable, *arguments, freed: Freed = "default", threads: int = 1):
    """What a function returns in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, context, set_freed, (freed, threads)) as pool:
        return pool.submit(function, *arguments).result()


def resident(field: str) -> float:
    """A field of /proc/self/status, which Linux has, in MiB."""
    return int(re.search(rf"{field}:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 2**10


def peak_memory(call: Callable[[], object], device: str = "cpu") -> float:
    """The most MiB that a call takes beyond what was there before."""
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        call()
        return (torch.cuda.max_memory_allocated() - before) / 2**20
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before = resident("VmRSS")
    call()
    return resident("VmHWM") - before
