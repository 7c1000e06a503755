"""
Fuzz newsparse with random mutations, for builds that coverage cannot guide: ``python tests/fuzz/mutate.py --seconds 60``.

Each input is a seed, cut, spliced, repeated and strewn with words.  The number of the random generator is printed; the
same number gives the same inputs.  The input that is being read stands in *out*, so that a crash of the process leaves it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic

from seeds import write_seeds
from targets import TARGETS, run

_LONGEST = 20_000
"""Bytes of an input."""


def main() -> None:
    """Run inputs until the time is over; the first that fails ends the run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--random", type=int, default=random.randrange(10**6))
    options.add_argument("--out", type=Path, default=Path("fuzz-finds"))
    chosen = options.parse_args()
    print(f"random {chosen.random}", flush=True)
    chosen.out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(chosen.random)
    with tempfile.TemporaryDirectory() as folder:
        seeds = {name: _read_seeds(name, Path(folder)) for name in TARGETS}
    done: Counter[str] = Counter()
    end = monotonic() + chosen.seconds
    while monotonic() < end:
        name = chance.choice([*seeds])
        raw = mutate(chance, *seeds[name])
        current = chosen.out / f"{name}-last"
        current.write_bytes(raw)
        run(name, raw)
        done[name] += 1
    print("inputs read:", ", ".join(f"{name} {count}" for name, count in sorted(done.items())))


def mutate(chance: random.Random, inputs: list[bytes], words: list[bytes]) -> bytes:
    """Return an input that nobody has seen."""
    raw = bytearray(chance.choice(inputs))
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randint(0, len(raw)) for _ in range(2))
        match chance.randrange(6):
            case 0:
                del raw[at : min(end, at + 200)]
            case 1:
                raw[at:at] = raw[at : min(end, at + 400)] * chance.randint(1, 20)
            case 2:
                other = chance.choice(inputs)
                raw[at:end] = other[chance.randint(0, len(other)) :]
            case 3:
                raw[at:at] = chance.choice(words)
            case 4 if raw:
                raw[min(at, len(raw) - 1)] = chance.randrange(256)
            case _:
                raw[at:at] = bytes(
                    chance.choices(b"<>/=&;#\"' -.,:\n\r\t\x00\xff\xe2\x80\x9c", k=chance.randint(1, 30))
                )
    return bytes(raw[:_LONGEST])


def _read_seeds(name: str, folder: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the inputs to start from and the words to strew."""
    words = write_seeds(name, folder / name).read_text(encoding="ascii").splitlines()
    inputs = [path.read_bytes() for path in sorted((folder / name).iterdir())]
    return inputs, [word.strip('"').encode().decode("unicode_escape").encode("latin-1") for word in words]


if __name__ == "__main__":
    main()
