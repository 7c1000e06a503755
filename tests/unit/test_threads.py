"""Threads share lexicons, weights, patterns and profiles."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

sys.setswitchinterval(1e-5)
from hostile_pages import PAGES
from newsparse import SiteProfile, parse
from newsparse.example import read_example

LANGUAGES = ("en", "de", "fr", "ja", None)
pages = [hostile.make(4) for hostile in [*PAGES.values()][::5]] + [read_example("html"), read_example("text")]
work = [(page, LANGUAGES[index % len(LANGUAGES)]) for index, page in enumerate(pages)]
profile = SiteProfile.learn(pages[-3:])
start = Barrier(8)

def read(number):
    start.wait()  # nothing is loaded yet: all threads need the same words and patterns at once
    mine = work[number:] + work[:number] if number % 2 else work[::-1]
    return {each: parse(each[0], language=each[1], profile=profile) for each in mine}

with ThreadPoolExecutor(8) as pool:
    results = list(pool.map(read, range(8)))
serial = {each: parse(each[0], language=each[1], profile=profile) for each in work}
print(len(serial) > 20, all(result == serial for result in results))
"""


@pytest.mark.slow
def test_threads_read_what_one_reads() -> None:
    """Eight threads that start at once come to what a single one comes to."""
    paths = [str(Path(__file__).parents[1]), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-c", SCRIPT]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert "True True\n" == ran.stdout
