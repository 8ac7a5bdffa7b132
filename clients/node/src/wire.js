// Frames as they travel: a header and, where the header says so, a payload.
import { CONTRACT } from './schema.js';
import { AuraError, Code } from './status.js';

export const PROTOCOL_VERSION = 1;
export const HEADER_BYTES_MAX = 64 * 1024;

const Batch = CONTRACT.type('aura.bus.v1.Batch');
const Frame = CONTRACT.type('aura.bus.v1.Frame');

/** Kinds of frames by name. */
export const Kind = Frame.Kind;
const KNOWN = new Set(Object.values(Kind).filter((number) => number !== 0));

/** Outcomes of a settlement by name. */
export const OUTCOMES = CONTRACT.type('aura.bus.v1.Settlement').Outcome;

const Durable = CONTRACT.type('aura.bus.v1.Durable');

/** A durable subscription, described by its name alone or by the fields of aura.bus.v1.Durable. */
export function describeDurable(durable) {
  return durable === undefined ? undefined : Durable.fromObject(typeof durable === 'string' ? { name: durable } : durable);
}

/** Not a message of the protocol; a peer skips it. */
export class MalformedFrame extends Error {}

/** The parts of a message. Ids are numbers; nanoseconds are numbers or decimal strings. */
export function encode(header, payload) {
  const bytes = Buffer.from(Frame.encode({ ...header, hasPayload: payload !== undefined }).finish());
  if (bytes.length > HEADER_BYTES_MAX) {
    const message = `header of ${bytes.length} bytes, at most ${HEADER_BYTES_MAX}; send less metadata`;
    throw new AuraError(Code.RESOURCE_EXHAUSTED, message, 'HEADER_TOO_LARGE');
  }
  return payload === undefined ? [bytes] : [bytes, payload];
}

/** Header and payload of a message; the payload is undefined where there is none. */
export function decode(parts) {
  if (parts.length < 1 || parts.length > 2) {
    throw new MalformedFrame(`a message has one or two parts, not ${parts.length}`);
  }
  const [bytes, payload] = parts;
  if (bytes.length > HEADER_BYTES_MAX) {
    throw new MalformedFrame(`header of ${bytes.length} bytes, at most ${HEADER_BYTES_MAX}`);
  }
  const header = parse(bytes);
  if (!KNOWN.has(header.kind)) throw new MalformedFrame(`unknown kind ${header.kind}`);
  if (header.hasPayload !== (parts.length === 2)) {
    throw new MalformedFrame(`hasPayload is ${header.hasPayload} in a message of ${parts.length} parts`);
  }
  return { header, payload };
}

/** What the parts of a message hold: one message, or those of a batch, in order. What is malformed is left out. */
export function decodeAll(parts) {
  try {
    const message = decode(parts);
    return message.header.kind === Kind.BATCH ? unpack(message.payload ?? Buffer.alloc(0)) : [message];
  } catch (error) {
    if (error instanceof MalformedFrame) return [];
    throw error;
  }
}

/** A batch holds no batch. */
function unpack(payload) {
  return parse(payload, Batch).entries.flatMap(({ header, payload: inner }) => {
    const parts = [header, ...(inner ? [inner] : [])].map((part) => Buffer.from(part));
    return decodeAll(parts).filter((message) => message.header.kind !== Kind.BATCH);
  });
}

function parse(bytes, type = Frame) {
  try {
    return type.decode(bytes);
  } catch (error) {
    throw new MalformedFrame(`${type.name} does not parse: ${error.message}`, { cause: error });
  }
}

/** A 64-bit field as a number; ids, sequences and durations stay below 2^53. */
export function number(value) {
  return typeof value === 'number' ? value : value.toNumber();
}

/** Metadata given as pairs, a Map or an object; values of keys that end in -bin are bytes, others text. */
export function writeMetadata(metadata) {
  const pairs = Symbol.iterator in metadata ? [...metadata] : Object.entries(metadata);
  return pairs.map(([key, value]) => ({ key: key.toLowerCase(), value: Buffer.from(value) }));
}

/** Metadata of a header as pairs. */
export function readMetadata(header) {
  return header.metadata.map(({ key, value }) => [
    key,
    key.endsWith('-bin') ? Buffer.from(value) : Buffer.from(value).toString('latin1'),
  ]);
}
