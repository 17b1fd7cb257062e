"""The model's values as JSON and back, without loss: read from their type hints, so that a new field needs no line here."""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from recoupe.model import Span

T = TypeVar("T")
Decoder = Callable[[Any], Any]
PLAIN = (str, int, float, bool)  # JSON has them as they are


def encode(value: object) -> Any:
    """`value` as plain JSON: a dataclass as an object without its default fields, a Span as [start, end]."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) != f.default}
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    return value


def decode(kind: type[T], value: Any) -> T:
    """The `kind` that `encode` wrote. Fields that this version does not know are passed over, fields it lacks take their defaults."""
    made: T = decoder(kind)(value)  # type: ignore[arg-type]  # a type is hashable, whatever its parameter
    return made


@cache
def decoder(kind: Any) -> Decoder:
    """How to read back one type: built once a type."""
    if kind is Span:
        return lambda v: Span(v[0], v[1])
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = decoder(next(a for a in args if a is not type(None)))
        return lambda v: None if v is None else inner(v)
    if origin is tuple:
        return tuple_decoder(args)
    if is_dataclass(kind):
        return dataclass_decoder(kind)
    if origin is Literal or kind in PLAIN:
        return lambda v: v
    raise TypeError(f"codec does not know {kind}")


def tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if all(arg in PLAIN or arg is Ellipsis for arg in args):
        return tuple
    if len(args) == 2 and args[1] is Ellipsis:
        each = decoder(args[0])
        return lambda v: tuple([each(x) for x in v])
    every = [decoder(a) for a in args]
    return lambda v: tuple(d(x) for d, x in zip(every, v, strict=True))


def dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    readers = {f.name: decoder(hints[f.name]) for f in fields(kind)}
    return lambda v: kind(**{name: readers[name](x) for name, x in v.items() if name in readers})


def dumps(value: object) -> str:
    """`value` as compact JSON text."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """The `kind` that `dumps` wrote."""
    return decode(kind, json.loads(text))


def pack(value: object) -> bytes:
    """`value` as compressed JSON."""
    return zlib.compress(dumps(value).encode(), 6)


def unpack(kind: type[T], packed: bytes) -> T:
    """The `kind` that `pack` wrote."""
    return loads(kind, zlib.decompress(packed).decode())
