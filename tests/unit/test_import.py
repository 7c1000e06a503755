"""Importing newsparse defines things and does nothing else."""

import subprocess
import sys

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


def test_importing_does_nothing_else() -> None:
    """No file but modules is opened, nothing is started, and what one page may not need is not loaded."""
    ran = subprocess.run([sys.executable, "-B", "-c", WATCH], check=True, capture_output=True, text=True)
    assert "[] 1 []\n" == ran.stdout


def test_public_names_are_there_when_asked_for() -> None:
    """What is imported late is a public name like all others; another name is none."""
    assert [] == [name for name in newsparse.__all__ if not hasattr(newsparse, name)]
    assert not hasattr(newsparse, "SiteProfiles")
