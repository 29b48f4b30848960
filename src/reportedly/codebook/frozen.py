"""A dictionary that cannot be changed, and that can be sent to another process."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(dict[K, V]):
    """A dictionary whose entries stay as they were given.

    A `MappingProxyType` would do the same but cannot be pickled, and every worker process needs the codebook.
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("the codebook cannot be changed once it is loaded; put the change into a TOML file")

    __setitem__ = _refuse
    __delitem__ = _refuse
    __ior__ = _refuse
    clear = _refuse
    pop = _refuse
    popitem = _refuse
    setdefault = _refuse
    update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMap, (dict(self),)


def freeze(entries: Mapping[K, V]) -> FrozenMap[K, V]:
    """Copy a mapping into one that cannot be changed."""
    return FrozenMap(entries)
