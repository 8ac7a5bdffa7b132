// Serving: a registration and the calls that arrive for it.
import { toBytes, toPlain } from './schema.js';
import { Context, ServedExchange } from './served.js';
import { AuraError, Code } from './status.js';
import { Kind } from './wire.js';

/** What a peer serves; at most `slots` handlers run at once. */
export class Service {
  #link;
  #handlers;
  #schema;
  #slots;
  #inFlight = 0;
  #waiting = [];

  constructor(link, name, version, handlers, schema, slots) {
    this.#link = link;
    this.#handlers = handlers;
    this.#schema = schema;
    this.#slots = slots;
    this.descriptors = schema.bytes;
    this.header = { kind: Kind.READY, ready: { name, version, services: Object.keys(handlers), slots } };
  }

  load() {
    return { inFlight: this.#inFlight, residentBytes: process.memoryUsage.rss() };
  }

  accept(header, payload) {
    const exchange = new ServedExchange(this.#link, header, payload);
    // After a cancel the broker counts the slot as free at once, so a call may come while all are still busy.
    this.#waiting.push({ exchange, header });
    this.#startWaiting();
    return exchange;
  }

  #startWaiting() {
    while (this.#inFlight < this.#slots && this.#waiting.length > 0) {
      const { exchange, header } = this.#waiting.shift();
      if (!exchange.cancelled) this.#work(exchange, header);
    }
  }

  async #work(exchange, header) {
    this.#inFlight += 1;
    const context = new Context(exchange, header);
    const started = process.hrtime.bigint();
    let error = null;
    let response;
    try {
      response = await this.#answer(exchange, header, context);
    } catch (thrown) {
      error = thrown instanceof AuraError ? thrown : fault(header.method, thrown);
    }
    this.#inFlight -= 1;
    exchange.end(error, response, context.trailers, Number(process.hrtime.bigint() - started));
    this.#startWaiting();
  }

  async #answer(exchange, header, context) {
    const method = this.#schema.method(header.method);
    const handlers = this.#handlers[method?.service];
    if (typeof handlers?.[method.handler] !== 'function') {
      throw new AuraError(Code.UNIMPLEMENTED, `${header.method} is not implemented here`, 'UNKNOWN_METHOD');
    }
    const requests = parsed(method.request, exchange.requests());
    const request = method.clientStreaming ? requests : await single(requests, header.method);
    const answer = handlers[method.handler](request, context);
    if (!method.serverStreaming) return this.#checked(toBytes(method.response, await answer));
    for await (const message of answer) await exchange.send(this.#checked(toBytes(method.response, message)));
    return undefined;
  }

  #checked(payload) {
    if (payload.length > this.#link.payloadBytesMax) throw tooLarge('response', payload, this.#link);
    return payload;
  }
}

export function tooLarge(what, payload, link) {
  const message = `${what} of ${payload.length} bytes, the mesh takes ${link.payloadBytesMax} (bus.payloadBytesMax)`;
  return new AuraError(Code.RESOURCE_EXHAUSTED, message, 'PAYLOAD_TOO_LARGE');
}

async function* parsed(type, payloads) {
  for await (const payload of payloads) yield toPlain(type, payload);
}

async function single(requests, method) {
  const { value, done } = await requests.next();
  if (done) throw new AuraError(Code.INVALID_ARGUMENT, `${method} takes one request, none came`, 'NO_REQUEST');
  return value;
}

function fault(method, thrown) {
  console.error(`${method} failed:`, thrown);
  return new AuraError(Code.INTERNAL, `a fault in ${method}; see the log of the service`, 'INTERNAL', { cause: thrown });
}
