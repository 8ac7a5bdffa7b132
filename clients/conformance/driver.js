// The conformance client in Node: does what each line of its input says and answers with a line. See README.md.
import { createInterface } from 'node:readline';
import { AuraError, connect, Schema } from '../node/src/index.js';

const PATIENCE_MS = 20_000;
const calls = new Map();
const resumes = new Map();
const subscriptions = new Map();
const NOTE = 'aura.conformance.v1.EchoRequest';
const descriptors = Schema.of(new URL('conformance.binpb', import.meta.url));
const mesh = await connect({ name: 'driver-node', descriptors, timeoutMs: PATIENCE_MS });

const operations = {
  async call(request, answer) {
    answer.responses = [];
    const metadata = (request.metadata ?? []).map(([key, value]) => [
      key,
      key.endsWith('-bin') ? Buffer.from(value, 'base64') : value,
    ]);
    const message = request.clientStreaming ? request.requests : request.requests[0];
    const call = await mesh.begin(request.method, message, {
      timeoutMs: request.timeoutMs,
      metadata,
      target: request.target,
    });
    calls.set(request.id, call);
    const resumed = new Promise((resolve) => resumes.set(request.id, resolve));
    for await (const response of call) {
      answer.responses.push(response);
      if (answer.responses.length !== request.readMax) continue;
      write({ id: request.id, paused: true });
      await resumed;
    }
    answer.initialMetadata = texts(call.initialMetadata);
    answer.trailers = texts(await call.trailingMetadata());
  },

  cancel(request) {
    calls.get(request.call).cancel();
  },

  resume(request) {
    resumes.get(request.call)();
  },

  async subscribe(request) {
    subscriptions.set(request.id, await mesh.subscribe(request.pattern, { durable: request.durable }));
  },

  async take(request, answer) {
    const event = await subscriptions.get(request.subscription).next();
    Object.assign(answer, { text: descriptors.decode(NOTE, event.payload).text, attempt: event.attempt });
    if (request.settle === 'accept') event.accept();
    else event.reject('as asked for');
  },

  async events(request, answer) {
    answer.events = [];
    while (answer.events.length < request.count) {
      const { topic, payload, sequence, source } = await subscriptions.get(request.subscription).next();
      answer.events.push({ topic, text: descriptors.decode(NOTE, payload).text, sequence, source });
    }
  },

  async publish(request, answer) {
    const all = await Promise.all(request.texts.map((text) => publish(request.topic, text, request.guarantee)));
    answer.guarantee = all[0];
  },
};

function publish(topic, text, guarantee = 'MEMORY') {
  return mesh.publish(topic, descriptors.encode(NOTE, { text }), { type: NOTE, guarantee });
}

async function run(request) {
  const answer = { id: request.id };
  try {
    await operations[request.op](request, answer);
    answer.code = 'OK';
  } catch (error) {
    if (error instanceof AuraError) {
      const { codeName, reason, message, details } = error;
      Object.assign(answer, { code: codeName, reason, message, details: details.toString('base64') });
    } else {
      Object.assign(answer, { code: 'DRIVER', message: String(error.stack) });
    }
  }
  write(answer);
}

function texts(pairs) {
  return pairs.map(([key, value]) => [key, typeof value === 'string' ? value : value.toString('base64')]);
}

function write(answer) {
  // Bytes travel as base64, as in protobuf's JSON.
  const plain = (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64') : value);
  process.stdout.write(`${JSON.stringify(answer, plain)}\n`);
}

write({ ready: mesh.instance });
for await (const line of createInterface({ input: process.stdin })) run(JSON.parse(line));
await mesh.close();
