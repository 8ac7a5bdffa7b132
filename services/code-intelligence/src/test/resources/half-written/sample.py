#!/usr/bin/env python3
"""A module, with most of what the language has."""
from __future__ import annotations
import os, sys as system
from typing import (Any, Optional as Opt,)
from . import sibling
from ..package.module import *

__all__ = ["Cart", "main"]
LIMIT: int = 0x1F_FF
text = f"größe {LIMIT!r:>{10}} {'nested' if LIMIT else "other"} 😀" rb'raw'.decode() """triple 'quoted'
lines"""


def decorated(fn): return lambda *args, **kwargs: fn(*args, **kwargs)


class Base(metaclass=type):
    pass


@decorated
class Cart(Base, Generic[T]):
    """A cart."""
    items: list[dict[str, Any]] = []
    __slots__ = ("a", 'b',)

    def __init__(self, given=[], /, total: int = 0, *rest: str, key=None, **more) -> None:
        super().__init__()
        self.given, self.total = given, total
        self._lock: Lock

    @property
    def size(self) -> int: return len(self.items or ())

    @staticmethod
    async def load(path):
        async with open(path) as handle, other() as second:
            async for line in handle:
                yield line.strip()
                await asyncio.sleep(0)

    def count(self, values):
        global LIMIT
        total = 0
        for index, value in enumerate(values, start=1):
            if value is None and index % 2 == 0 or not value:
                continue
            elif value > 10: break
            else:
                total += value if value != 3 else -1
        else:
            total = 0
        while True:
            try:
                total //= 2; total **= 2
                raise ValueError(f"bad {total}") from None
            except (KeyError, ValueError) as error:
                pass
            except:
                raise
            else:
                del values[0]
            finally:
                return total
        match values:
            case [1, 2, *rest] if rest: pass
            case {"a": Point(x=0) | None, **others}: return
            case _: assert total, "none"
        return [x for row in values if row for x in row if x] + list({**a, 'b': 1} for a in values)

def main(argv: Opt[list] = None):
    def inner():
        nonlocal argv
        argv = (yield)
    if (n := len(argv)) > 1: print(n, file=system.stderr)
    x = a[1:2, ::3, ...] @ b if a < b <= c else not d
    lambda: (yield)
    exec("1 + 1")  # aura:ignore python/eval tried


if __name__ == "__main__":
    system.exit(main())
