"""The workbench on a case of 100,000 items, by its pages and in a real browser, beside datasette on the like table."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import datasette_peer, workbench_pages
from benchmarks.bench_case import BenchCase
from benchmarks.coast_kept import coast_case
from benchmarks.figure import Figure
from benchmarks.process_memory import peaks, processor
from benchmarks.workbench_browser import chromium, first_page, loaded, locked, unlocked
from benchmarks.workbench_drop import FILES, dropped
from benchmarks.workbench_open import Client, Opened, opened
from benchmarks.workbench_pages import PEER, SCREENS, TYPED, percentile

ROUNDS = 5
DATASETTE = "datasette, 100,000 rows, like pages"


def figures() -> Iterator[Figure]:
    """What a person waits for, what a page costs, how much memory it takes."""
    with coast_case() as case:
        peer, peer_memory = _peer(case.beside)
        yield from _in_browser(case)
        yield from _by_pages(case, peer, peer_memory)


def _peer(folder: Path) -> tuple[list[float], float]:
    """The 95th percentile of its pages in milliseconds, each round; and its peak of memory."""
    with datasette_peer.datasette(folder) as (port, process):
        datasette_peer.seconds(port, PEER)
        rounds = [percentile(datasette_peer.seconds(port, PEER * 3)) for _ in range(ROUNDS)]
        return rounds, sum(peaks(process))


def _in_browser(case: BenchCase) -> Iterator[Figure]:
    words = case.passphrase.read_text(encoding="utf-8").strip()
    starts, used, opens, reopens, cold, again, bare = [], [], [], [], [], [], []
    with chromium() as browser:
        for _ in range(ROUNDS):
            with opened(case.folder, case.env) as workbench:
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                starts.append(first_page(context, workbench))
                used.append(processor(workbench.process))
                opens.append(unlocked(context, workbench, words))
                locked(context, workbench)
                reopens.append(unlocked(context, workbench, words))
                cold.append(loaded(context, f"{workbench.address}time"))
                again.append(loaded(context, f"{workbench.address}time"))
                bare.append(loaded(context, f"{workbench.address}jobs"))
                context.close()
    chart = "the unrolled chart of 2,000 looks, in the browser"
    yield Figure(what="first page after `farbank open`", peer="limit", values=tuple(starts), unit="s", at_most=1)
    yield Figure(
        what="first page after `farbank open`, CPU time", peer="limit", values=tuple(used), unit="s", at_most=1
    )
    road = "from the passphrase to the road"
    yield Figure(what=f"{road}, typed at once while the screens load", peer="", values=tuple(opens), unit="s")
    yield Figure(what=f"{road}, once they are there", peer="", values=tuple(reopens), unit="s")
    yield Figure(what=f"{chart}, first time", peer="limit", values=tuple(cold), unit="ms", at_most=300)
    yield Figure(what=f"{chart}, again", peer="limit", values=tuple(again), unit="ms", at_most=300)
    ratios = tuple(drawn / empty for drawn, empty in zip(again, bare, strict=True))
    yield Figure(what=f"{chart}, again", peer="a page that draws nothing, in the browser", values=ratios)


def _by_pages(case: BenchCase, peer: list[float], peer_memory: float) -> Iterator[Figure]:
    with opened(case.folder, case.env) as workbench:
        client = Client(workbench)
        client.post("/unlock", {"passphrase": case.passphrase.read_text(encoding="utf-8").strip()})
        yield from _screens(client, peer, workbench.process)
        yield from _dropped(client, workbench)
        own = peaks(workbench.process)
    yield Figure(what="memory of the process, peak", peer="limit", values=(own[0],), unit="MB", at_most=300)
    yield Figure(what="memory with its confined readers, peaks", peer="", values=(sum(own),), unit="MB")
    yield Figure(what="memory of the process, peak", peer=DATASETTE, values=(own[0] / peer_memory,))


def _screens(client: Client, peer: list[float], process: int) -> Iterator[Figure]:
    every: list[list[float]] = [[] for _ in range(ROUNDS)]
    for name, paths in SCREENS.items():
        used = processor(process)
        rounds = [workbench_pages.seconds(client, paths) for _ in range(ROUNDS)]
        used = (processor(process) - used) / len(paths) / ROUNDS * 1000
        yield Figure(what=f"{name}, CPU time, mean", peer="", values=(used,), unit="ms")
        found = tuple(percentile(each) for each in rounds)
        yield Figure(what=f"{name}, 95th percentile", peer="limit", values=found, unit="ms", at_most=200)
        if name.startswith("a list, any"):
            ratios = tuple(ours / theirs for ours, theirs in zip(found, peer, strict=True))
            yield Figure(what=f"{name}, 95th percentile", peer=DATASETTE, values=ratios)
        for all_of_it, own in zip(every, rounds, strict=True):
            all_of_it.extend(own)
    yield Figure(
        what="any page, 95th percentile", peer="limit", values=tuple(map(percentile, every)), unit="ms", at_most=200
    )
    typed = tuple(percentile(workbench_pages.seconds(client, TYPED)) for _ in range(ROUNDS))
    yield Figure(what="search as one types, 95th percentile", peer="limit", values=typed, unit="ms", at_most=150)


def _dropped(client: Client, workbench: Opened) -> Iterator[Figure]:
    time.sleep(1)
    meanwhile, whole = dropped(client, client.beside(workbench))
    what = f"a page while {FILES} files are taken in"
    yield Figure(what=f"{what}, 95th percentile", peer="limit", values=(percentile(meanwhile),), unit="ms", at_most=200)
    yield Figure(what=f"{what}, the slowest", peer="", values=(max(meanwhile) * 1000,), unit="ms")
    yield Figure(what=f"{FILES} files taken in meanwhile", peer="", values=(whole,), unit="s")
