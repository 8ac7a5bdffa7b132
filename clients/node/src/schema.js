// Message types and methods by their full names, from compiled descriptors.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';
import 'protobufjs/ext/descriptor.js';

const PLAIN = { longs: String, enums: String, bytes: Buffer, defaults: true };

/** What a set of descriptors defines. */
export class Schema {
  #root;
  #methods = new Map();

  /** @param bytes a serialized google.protobuf.FileDescriptorSet */
  constructor(bytes) {
    this.bytes = bytes;
    this.#root = protobuf.Root.fromDescriptor(bytes);
    this.#root.resolveAll();
  }

  /** Reads a Schema, the bytes of a FileDescriptorSet, or the path (or file URL) of one or of a .proto file, which is compiled. */
  static of(source) {
    if (source instanceof Schema) return source;
    return new Schema(source instanceof Uint8Array && !(source instanceof URL) ? source : compiled(asPath(source)));
  }

  /** A message type of protobufjs. */
  type(name) {
    return this.#root.lookupType(name);
  }

  /** A message given as a plain object, as bytes. */
  encode(name, message) {
    return toBytes(this.type(name), message);
  }

  /** The bytes of a message as a plain object: 64-bit numbers as strings, enums by name, bytes as Buffer. */
  decode(name, bytes) {
    return toPlain(this.type(name), bytes);
  }

  hasService(name) {
    return this.#service(name) !== null;
  }

  /** A method by `package.Service/Method`; null where it is not defined. */
  method(name) {
    if (!this.#methods.has(name)) this.#methods.set(name, this.#find(name));
    return this.#methods.get(name);
  }

  #find(name) {
    const [serviceName, methodName] = name.split('/');
    const method = this.#service(serviceName)?.methods[methodName];
    if (!method) return null;
    return {
      name,
      service: serviceName,
      // As JavaScript spells it.
      handler: methodName[0].toLowerCase() + methodName.slice(1),
      request: method.resolvedRequestType,
      response: method.resolvedResponseType,
      decode: (bytes) => toPlain(method.resolvedResponseType, bytes),
      clientStreaming: Boolean(method.requestStream),
      serverStreaming: Boolean(method.responseStream),
      query: isQuery(method),
    };
  }

  #service(name) {
    const found = this.#root.lookup(`.${name}`);
    return found instanceof protobuf.Service ? found : null;
  }
}

/** A plain object, a message of protobufjs, or bytes, as bytes. */
export function toBytes(type, message) {
  if (message instanceof Uint8Array) return message;
  if (message === null || typeof message !== 'object') {
    throw new TypeError(`an object with the fields of ${type.fullName.slice(1)} is needed, not ${message}`);
  }
  return type.encode(type.fromObject(message)).finish();
}

/** Bytes as a plain object: 64-bit numbers as strings, enums by name, bytes as Buffer, defaults filled in. */
export function toPlain(type, bytes) {
  return type.toObject(type.decode(bytes), PLAIN);
}

/** Whether the method's idempotency_level is NO_SIDE_EFFECTS. */
function isQuery(method) {
  const level = method.options?.idempotency_level ?? method.options?.idempotencyLevel;
  return level === 'NO_SIDE_EFFECTS' || level === 1;
}

function asPath(source) {
  return source instanceof URL ? fileURLToPath(source) : source;
}

function compiled(file) {
  if (!file.endsWith('.proto')) return readFileSync(file);
  const directory = mkdtempSync(path.join(tmpdir(), 'aura-'));
  const out = path.join(directory, 'set.binpb');
  try {
    const folder = path.dirname(path.resolve(file));
    const protoc = ['protoc', '-I', folder, '--include_imports', `--descriptor_set_out=${out}`, path.resolve(file)];
    const buf = ['buf', 'build', folder, '--path', path.resolve(file), '--as-file-descriptor-set', '-o', out];
    if (!runs(protoc) && !runs(buf)) {
      throw new Error(`${file} needs protoc or buf on the PATH; install one, or give a compiled descriptor set`);
    }
    return readFileSync(out);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function runs([command, ...args]) {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    return true;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** The contract of the bus itself. */
export const CONTRACT = Schema.of(new URL('contract.binpb', import.meta.url));
