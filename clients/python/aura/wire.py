"""Frames as they travel: a header and, where the header says so, a payload."""

from google.protobuf.message import DecodeError

from .schema import CONTRACT
from .status import AuraError, Code

PROTOCOL_VERSION = 1
HEADER_BYTES_MAX = 64 * 1024

Batch = CONTRACT.message("aura.bus.v1.Batch")
Frame = CONTRACT.message("aura.bus.v1.Frame")
Kind = Frame.DESCRIPTOR.enum_types_by_name["Kind"]
KINDS = {value.number: value.name for value in Kind.values if value.number}
(HELLO, WELCOME, REJECT, READY, READY_ACK, HEARTBEAT, GOODBYE, REQUEST, DATA, HALF_CLOSE, CREDIT, HEADERS, END, CANCEL,
 SUBSCRIBE, UNSUBSCRIBE, EVENT, ACK, BATCH, SETTLE) = (Kind.values_by_name[name].number for name in (
     "HELLO", "WELCOME", "REJECT", "READY", "READY_ACK", "HEARTBEAT", "GOODBYE", "REQUEST", "DATA", "HALF_CLOSE",
     "CREDIT", "HEADERS", "END", "CANCEL", "SUBSCRIBE", "UNSUBSCRIBE", "EVENT", "ACK",
     "BATCH", "SETTLE"))
Durable = CONTRACT.message("aura.bus.v1.Durable")
OUTCOMES = dict(CONTRACT.message("aura.bus.v1.Settlement").Outcome.items())


class MalformedFrame(Exception):
    """Not a message of the protocol; a peer skips it."""


def encode(frame, payload=None):
    """The parts of a message."""
    frame.has_payload = payload is not None
    header = frame.SerializeToString(deterministic=True)
    if len(header) > HEADER_BYTES_MAX:
        raise AuraError(
            Code.RESOURCE_EXHAUSTED, f"header of {len(header)} bytes, at most {HEADER_BYTES_MAX}; send less metadata",
            "HEADER_TOO_LARGE")
    return [header] if payload is None else [header, payload]


def decode(parts):
    """Header and payload of a message; the payload is None where there is none."""
    if not 1 <= len(parts) <= 2:
        raise MalformedFrame(f"a message has one or two parts, not {len(parts)}")
    if len(parts[0]) > HEADER_BYTES_MAX:
        raise MalformedFrame(f"header of {len(parts[0])} bytes, at most {HEADER_BYTES_MAX}")
    frame = Frame()
    try:
        read = frame.ParseFromString(parts[0])
    except DecodeError as error:
        raise MalformedFrame(f"the header does not parse: {error}") from error
    if read != len(parts[0]):
        raise MalformedFrame(f"the header does not parse beyond byte {read}")
    if frame.kind not in KINDS:
        raise MalformedFrame(f"unknown kind {frame.kind}")
    if frame.has_payload != (len(parts) == 2):
        raise MalformedFrame(f"has_payload is {frame.has_payload} in a message of {len(parts)} parts")
    return frame, parts[1] if frame.has_payload else None


def unpack(payload):
    """The messages of a batch, in order, as headers and payloads. What is malformed is left out; a batch holds no batch."""
    try:
        entries = Batch.FromString(payload or b"").entries
    except DecodeError:
        return
    for entry in entries:
        parts = [entry.header, entry.payload] if entry.HasField("payload") else [entry.header]
        try:
            frame, inner = decode(parts)
        except MalformedFrame:
            continue
        if frame.kind != BATCH:
            yield frame, inner


def write_metadata(pairs, frame):
    """Adds metadata to a header; values of keys that end in -bin are bytes, others text."""
    for key, value in pairs:
        raw = value if isinstance(value, bytes) else str(value).encode("ascii")
        frame.metadata.add(key=key.lower(), value=raw)


def read_metadata(frame):
    """Metadata of a header as pairs."""
    return [
        (entry.key, entry.value if entry.key.endswith("-bin") else entry.value.decode("ascii", "replace"))
        for entry in frame.metadata
    ]
