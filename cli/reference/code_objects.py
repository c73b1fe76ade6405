"""Finding the things that a package defines."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def definitions(package: ModuleType) -> Iterator[object]:
    """Everything that has a name in a module of the package; what is imported there comes again."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield from vars(importlib.import_module(found.name)).values()
