// The mesh, as a program uses it: connect, call, serve, publish, subscribe.
import path from 'node:path';
import { tokenFile } from './address.js';
import { Call } from './call.js';
import { endpoint } from './connection.js';
import { Publisher, Subscription, within } from './events.js';
import { Link } from './link.js';
import { CONTRACT, Schema, toBytes } from './schema.js';
import { Service, tooLarge } from './service.js';
import { AuraError, Code } from './status.js';
import { describeDurable } from './wire.js';

const ANSWER_MS = 10_000;

/** Joins the mesh and waits for its welcome. */
export async function connect({
  name, address, tokenPath = tokenFile(), timeoutMs = 5000, descriptors,
} = {}) {
  const schema = descriptors === undefined ? null : Schema.of(descriptors);
  const link = new Link(endpoint(address), name ?? path.basename(process.argv[1] ?? 'node'), tokenPath);
  try {
    await link.awaitUp(timeoutMs);
  } catch (error) {
    await link.close();
    throw error;
  }
  return new Mesh(link, schema);
}

/** Serves until the process gets SIGINT or SIGTERM; waits for the mesh where it is not up yet. */
export async function serve(name, version, handlers, descriptors, { slots, address, tokenPath } = {}) {
  let stop;
  const stopped = new Promise((resolve) => {
    stop = resolve;
  });
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const link = new Link(endpoint(address), name, tokenPath ?? tokenFile());
  const mesh = new Mesh(link, null);
  try {
    await Promise.race([stopped, mesh.serve(name, version, handlers, descriptors, { slots, timeoutMs: 2 ** 31 - 1 })]);
    await stopped;
  } finally {
    await mesh.close();
  }
}

/** One connection to the mesh, which it joins again when the broker restarts. */
export class Mesh {
  #link;
  #schema;
  #fromMesh = new Map();
  #publisher;
  #serves = false;

  constructor(link, schema) {
    this.#link = link;
    this.#schema = schema;
    this.#publisher = new Publisher(link);
    link.stand({
      // A service may have come back in another version.
      onUp: () => this.#fromMesh.clear(),
      onLost: () => {},
    });
  }

  /** The id that the broker gave this connection. */
  get instance() {
    return this.#link.instance;
  }

  /** Calls a method that answers with one message, and returns it. */
  async call(method, request, options) {
    return (await this.begin(method, request, options)).result();
  }

  /** Calls a method that answers with a stream, to iterate over. Leaving the iteration cancels the call. */
  async *stream(method, request, options) {
    yield* await this.begin(method, request, options);
  }

  /** Opens a call of any shape. request is an object; an iterable of objects where the method streams requests. */
  async begin(method, request, options = {}) {
    const found = await this.#method(method);
    await this.#link.room();
    return this.#begin(found, request, options);
  }

  /**
   * Publishes bytes or a string, and returns what the acknowledgement promises: MEMORY or FSYNCED. An FSYNCED event that is published
   * again under the same id is acknowledged and not delivered twice.
   */
  async publish(topic, event, { type = '', guarantee = 'MEMORY', id, timeoutMs = ANSWER_MS } = {}) {
    const level = { MEMORY: 1, FSYNCED: 2 }[guarantee];
    return within(this.#publisher.publish(topic, Buffer.from(event), type, level, id), timeoutMs);
  }

  /** Subscribes; resolves when the subscription stands. At most eventsMax wait for a slow reader; more are dropped and counted. */
  async subscribe(pattern, { durable, eventsMax = 1024, timeoutMs = ANSWER_MS } = {}) {
    const subscription = new Subscription(this.#link, pattern, eventsMax, describeDurable(durable));
    try {
      await within(subscription.standing(), timeoutMs);
      return subscription;
    } catch (error) {
      subscription.close();
      throw error;
    }
  }

  /** Registers services, once for a connection; resolves when calls may arrive. */
  async serve(name, version, handlers, descriptors, { slots = 64, timeoutMs = ANSWER_MS } = {}) {
    if (this.#serves) {
      const message = 'this connection serves already; open another';
      throw new AuraError(Code.FAILED_PRECONDITION, message, 'ALREADY_SERVING');
    }
    const schema = Schema.of(descriptors);
    for (const service of Object.keys(handlers)) {
      if (!schema.hasService(service)) {
        throw new AuraError(Code.INVALID_ARGUMENT, `the descriptors do not define ${service}`, 'BAD_REGISTRATION');
      }
    }
    this.#serves = true;
    await within(this.#link.register(new Service(this.#link, name, version, handlers, schema, slots)), timeoutMs);
  }

  /** Leaves the mesh; calls under way fail. */
  async close() {
    await this.#link.close();
  }

  #begin(method, request, options) {
    const call = new Call(this.#link, method, options);
    if (method.clientStreaming) call.begin(this.#checkedAll(method, request ?? []), true, options);
    else call.begin(this.#checked(method, request ?? {}), false, options);
    return call;
  }

  #checked(method, request) {
    const payload = toBytes(method.request, request);
    if (payload.length > this.#link.payloadBytesMax) throw tooLarge('request', payload, this.#link);
    return payload;
  }

  async *#checkedAll(method, requests) {
    for await (const request of requests) yield this.#checked(method, request);
  }

  async #method(name) {
    const service = name.split('/')[0];
    const known = [this.#schema, CONTRACT].find((schema) => schema?.hasService(service));
    const schema = known ?? (await this.#fetched(service));
    const method = schema.method(name);
    if (method === null) {
      throw new AuraError(Code.UNIMPLEMENTED, `${service} has no method ${name.split('/')[1]}`, 'UNKNOWN_METHOD');
    }
    return method;
  }

  #fetched(service) {
    if (!this.#fromMesh.has(service)) {
      const fetching = this.#fetch(service);
      this.#fromMesh.set(service, fetching);
      fetching.catch(() => this.#fromMesh.delete(service));
    }
    return this.#fromMesh.get(service);
  }

  async #fetch(service) {
    const method = CONTRACT.method('aura.mesh.v1.MeshService/GetDescriptors');
    // Decoded without defaults: in a descriptor, what is not set matters.
    const exact = { ...method, decode: (bytes) => method.response.decode(bytes) };
    const answer = await this.#begin(exact, { services: [service] }, { timeoutMs: ANSWER_MS }).result();
    if (answer.missing.includes(service)) {
      throw new AuraError(Code.UNAVAILABLE, `no running service provides ${service}`, 'NO_PROVIDER');
    }
    const set = method.response.fields.descriptors.resolvedType;
    return new Schema(set.encode(answer.descriptors).finish());
  }
}
