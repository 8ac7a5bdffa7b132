// The conformance service in Node. Argument: its daemon name.
import { setTimeout as sleep } from 'node:timers/promises';
import { AuraError, serve } from '../node/src/index.js';

const SLOTS = 4;
const seen = { hanging: 0, cancelled: 0, echoesAtOnce: 0, spread: 0, looks: 0, echoes: 0 };
let echoes = 0;

const conformance = {
  async echo({ text, payload, workMs }, context) {
    echoes += 1;
    seen.echoes += 1;
    seen.echoesAtOnce = Math.max(seen.echoesAtOnce, echoes);
    giveBack(context);
    await sleep(workMs);
    echoes -= 1;
    return { text, payload };
  },

  async *spread({ count, payloadBytes }, context) {
    giveBack(context);
    for (let number = 1; number <= count; number++) {
      yield { number, payload: Buffer.alloc(payloadBytes) };
      seen.spread += 1;
    }
  },

  async collect(requests, context) {
    giveBack(context);
    const texts = [];
    for await (const { text } of requests) texts.push(text);
    return { count: texts.length, text: texts.join('') };
  },

  async *chat(requests, context) {
    giveBack(context);
    for await (const { text } of requests) yield { text };
  },

  async fail({ code, message, reason, details }) {
    if (code === 0) throw new Error('a fault, as asked for');
    throw new AuraError(code, message, reason, { details });
  },

  async hang(_request, { signal }) {
    seen.hanging += 1;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    seen.hanging -= 1;
    seen.cancelled += 1;
    return {};
  },

  async look({ text, workMs }) {
    seen.looks += 1;
    await sleep(workMs);
    return { text };
  },

  async inspect() {
    return seen;
  },
};

function giveBack(context) {
  const pairs = context.metadata.filter(([key]) => key.startsWith('echo-'));
  if (pairs.length === 0) return;
  context.sendInitialMetadata(pairs);
  context.trailers = pairs;
}

const descriptors = new URL('conformance.binpb', import.meta.url);
await serve(process.argv[2], '1.0', { 'aura.conformance.v1.ConformanceService': conformance }, descriptors, { slots: SLOTS });
