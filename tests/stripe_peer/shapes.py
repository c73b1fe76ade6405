"""Stripe's own types, as its SDK writes them down: what a request may hold, what an object has to have."""

import re
import typing
from collections.abc import Mapping
from functools import cache
from types import ModuleType, NoneType
from typing import Any

import stripe
from pydantic import ConfigDict, TypeAdapter
from stripe._stripe_object import UntypedStripeObject
from stripe.params import _dispute_list_params, _refund_create_params
from stripe.params.checkout import _session_create_params, _session_list_params

# What the SDK only names for type checkers.
_NAMES: Mapping[str, Any] = {**vars(typing), "StripeContext": str, "UntypedStripeObject": UntypedStripeObject}
_KEY = re.compile(r"\[([^]]*)\]")


def params_of(module: ModuleType, name: str, fields: Mapping[str, str]) -> Any:
    """A request's form as the SDK's type says; whatever that does not name is refused, and so is a wrong value."""
    return _adapter(module, name).validate_python(nested(fields))


CREATE_SESSION = (_session_create_params, "SessionCreateParams")
LIST_SESSIONS = (_session_list_params, "SessionListParams")
CREATE_REFUND = (_refund_create_params, "RefundCreateParams")
LIST_DISPUTES = (_dispute_list_params, "DisputeListParams")


def nested(fields: Mapping[str, str]) -> dict[str, Any]:
    """`a[b][0]=c` as `{"a": {"b": ["c"]}}`."""
    root: dict[str, Any] = {}
    for key, value in fields.items():
        path = [key.split("[", 1)[0], *_KEY.findall(key)]
        place = root
        for part in path[:-1]:
            place = place.setdefault(part, {})
        place[path[-1]] = value
    lists: dict[str, Any] = _with_lists(root)
    return lists


def whole(kind: type[stripe.StripeObject], **fields: Any) -> dict[str, Any]:
    """An object with every field that Stripe always sends; those that may be null are null unless they are given."""
    annotations = {name: hint for name, hint in kind.__annotations__.items() if not _is_class_variable(hint)}
    unknown = fields.keys() - annotations.keys()
    missing = {name for name, hint in annotations.items() if NoneType not in typing.get_args(hint)} - fields.keys()
    assert not unknown, f"{kind.__name__} has no {unknown}"
    assert not missing - {"deleted"}, f"{kind.__name__} always has {missing}"
    return {name: fields.get(name) for name in annotations}


@cache
def _adapter(module: ModuleType, name: str) -> TypeAdapter[Any]:
    for found in vars(module).values():
        if isinstance(found, type) and hasattr(found, "__required_keys__"):
            found.__pydantic_config__ = ConfigDict(extra="forbid", arbitrary_types_allowed=True)  # type: ignore[attr-defined]
    adapter = TypeAdapter(getattr(module, name))
    adapter.rebuild(force=True, _types_namespace={**_NAMES, **vars(module)})
    return adapter


def _with_lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value and all(key.isdigit() for key in value):
        return [_with_lists(value[key]) for key in sorted(value, key=int)]
    return {key: _with_lists(item) for key, item in value.items()}


def _is_class_variable(hint: Any) -> bool:
    return typing.get_origin(hint) is typing.ClassVar
