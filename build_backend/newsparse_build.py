"""
The build backend: setuptools, with a compiler for the compiled modules and a clear message where one is missing.

Building newsparse from source needs the headers of the Python that builds it and a C compiler.  Where no compiler is
installed on Linux, pip fetches the ``ziglang`` wheel into the build environment, and Zig compiles.
"""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import sys
import sysconfig
from pathlib import Path

from setuptools import build_meta
from setuptools.build_meta import (  # the hooks that compile nothing
    build_sdist,
    get_requires_for_build_sdist,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

Settings = dict[str, str | list[str] | None] | None

COMPILERS = {
    "Linux": "apt install gcc, dnf install gcc, or apk add gcc musl-dev",
    "Darwin": "xcode-select --install",
    "Windows": "the Build Tools for Visual Studio, workload “Desktop development with C++”",
}
HEADERS = {
    "Linux": "apt install python3-dev, dnf install python3-devel, or apk add python3-dev",
    "Darwin": "the installer of python.org or brew install python",
    "Windows": "the installer of python.org",
}


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """Return what setuptools needs, and Zig where Linux has no compiler."""
    return [*build_meta.get_requires_for_build_wheel(config_settings), *_substitute()]


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """Return what setuptools needs, and Zig where Linux has no compiler."""
    return [*build_meta.get_requires_for_build_editable(config_settings), *_substitute()]


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """Build a wheel and return its name."""
    _prepare()
    with _Advice():
        return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Compile in place, build a wheel that points here, and return its name."""
    _prepare()
    with _Advice():
        return build_meta.build_editable(wheel_directory, config_settings, metadata_directory)


class _Advice:
    """Names the remedy where compiling fails."""

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Print which compiler would do, below the compiler's own message."""
        if error is not None:
            print(_missing("a working C compiler", COMPILERS), file=sys.stderr)


def _prepare() -> None:
    """Choose the compiler; leave with a message where headers or compiler are missing."""
    if not (Path(sysconfig.get_path("include")) / "Python.h").exists():
        raise SystemExit(_missing(f"the headers of Python {platform.python_version()} (Python.h)", HEADERS))
    if _has_compiler():
        return
    try:
        import ziglang  # noqa: F401  only here if asked for above
    except ImportError:
        raise SystemExit(_missing("a C compiler", COMPILERS)) from None
    for variable, language in (("CC", "cc"), ("CXX", "c++")):
        os.environ[variable] = f"{shlex.quote(sys.executable)} -m ziglang {language} -mcpu=baseline"


def _substitute() -> list[str]:
    return ["ziglang>=0.13"] if platform.system() == "Linux" and not _has_compiler() else []


def _has_compiler() -> bool:
    """Return whether a compiler is at hand; on Windows setuptools looks for it and names the remedy itself."""
    if platform.system() == "Windows":
        return True
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    return shutil.which(shlex.split(command)[0]) is not None


def _missing(what: str, remedies: dict[str, str]) -> str:
    remedy = remedies.get(platform.system())
    how = f" Install it with: {remedy}." if remedy else ""
    return f"newsparse is partly compiled; building it from source needs {what}.{how}"
