"""How calls fail: gRPC's codes, and a stable reason."""

import enum


class Code(enum.IntEnum):
    """google.rpc.Code."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16


class AuraError(Exception):
    """A call, subscription or registration that failed; raised by a handler, it becomes the status of its call.

    code is a Code; reason a stable word such as NO_PROVIDER; details a serialized google.rpc.Status or b""; trailers the
    metadata that came with the status, as pairs.
    """

    def __init__(self, code, message="", reason="", details=b"", trailers=()):
        super().__init__(message)
        self.code = Code(code)
        self.message = message
        self.reason = reason
        self.details = details
        self.trailers = list(trailers)

    def __str__(self):
        reason = f" (reason={self.reason})" if self.reason else ""
        return f"{self.code.name}: {self.message}{reason}"


def read_status(status, trailers=()):
    """The error in a frame's status; None where it is OK."""
    if status.code == Code.OK:
        return None
    code = status.code if status.code in Code._value2member_map_ else Code.UNKNOWN
    return AuraError(code, status.message, status.reason, status.details, trailers)


def write_status(error, status):
    """Fills a frame's status; a longer message is cut, because a header must stay small."""
    if error is not None:
        status.code = int(error.code)
        status.message = error.message[:4096]
        status.reason = error.reason
        status.details = error.details
