"""Importing newsparse defines things and does nothing else."""

import subprocess
import sys

import pytest

import newsparse

WATCH = """
import sys
seen = []
MODULES = (".py", ".pyc", ".so", ".pyd", ".dll", ".zip", ".pth", ".cfg")
DEEDS = ("subprocess.Popen", "socket.connect", "socket.__new__", "os.system", "os.exec", "_thread.start_new_thread")
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and not arguments[0].endswith(MODULES):
        seen.append(arguments[0])
    elif event in DEEDS or event.startswith(("os.remove", "os.rename", "os.mkdir", "shutil.", "urllib.")):
        seen.append(event)
sys.addaudithook(watch)
import newsparse
import threading
print(seen, threading.active_count(), sorted({"turbohtml", "dateutil", "pyarrow", "hashlib", "newsparse.profile"} & sys.modules.keys()))
"""

SIZES = """
import regex
from newsparse import parse
from newsparse.example import read_example
sizes = []
compile = regex.compile
def measure(source, flags=0, cache_pattern=True, **lists):
    sizes.append(len(source) + sum(len(word) for words in lists.values() for word in words))
    return compile(source, flags, cache_pattern=cache_pattern, **lists)
regex.compile = measure
parse(read_example("KIND"))
print(max(sizes), sum(sizes))
"""


def test_importing_does_nothing_else() -> None:
    """No file but modules is opened, nothing is started, and what one page may not need is not loaded."""
    ran = subprocess.run([sys.executable, "-B", "-c", WATCH], check=True, capture_output=True, text=True)
    assert "[] 1 []\n" == ran.stdout


def test_public_names_are_there_when_asked_for() -> None:
    """What is imported late is a public name like all others; another name is none."""
    assert [] == [name for name in newsparse.__all__ if not hasattr(newsparse, name)]
    assert not hasattr(newsparse, "SiteProfiles")


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_first_page_needs_no_pattern_of_word_lists(kind: str) -> None:
    """Compiling takes milliseconds for each thousand characters; words are found by finders, which take none."""
    program = SIZES.replace("KIND", kind)
    ran = subprocess.run([sys.executable, "-B", "-c", program], check=True, capture_output=True, text=True)
    longest, together = map(int, ran.stdout.split())
    assert (True, True) == (longest < 1_500, together < 15_000), (
        f"{longest} characters in one pattern, {together} in all"
    )
