// How calls fail: gRPC's codes, and a stable reason.

/** google.rpc.Code by name. */
export const Code = Object.freeze({
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
});

const NAMES = Object.keys(Code);
const MESSAGE_CHARS_MAX = 4096;

/** A call, subscription or registration that failed; thrown by a handler, it becomes the status of its call. */
export class AuraError extends Error {
  constructor(code, message, reason = '', { details = Buffer.alloc(0), trailers = [], cause } = {}) {
    super(message, { cause });
    this.name = 'AuraError';
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.trailers = trailers;
  }

  get codeName() {
    return NAMES[this.code] ?? 'UNKNOWN';
  }

  toString() {
    return `${this.codeName}: ${this.message}${this.reason ? ` (reason=${this.reason})` : ''}`;
  }
}

/** The error in a frame's status; null where it is OK. */
export function readStatus(status, trailers = []) {
  if (!status || status.code === Code.OK) return null;
  const code = status.code in NAMES ? status.code : Code.UNKNOWN;
  return new AuraError(code, status.message, status.reason, { details: Buffer.from(status.details), trailers });
}

/** A frame's status; a longer message is cut, because a header must stay small. */
export function writeStatus(error) {
  if (!error) return {};
  const { code, reason, details } = error;
  return { code, message: error.message.slice(0, MESSAGE_CHARS_MAX), reason, details };
}
