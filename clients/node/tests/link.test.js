// What a connection does when the broker answers late, badly, or not at all.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { AuraError, Code, connect } from '../src/index.js';
import { CONTRACT } from '../src/schema.js';
import { encode, Kind, number } from '../src/wire.js';
import { FakeBroker } from './fake-broker.js';

const STATUS = 'aura.mesh.v1.MeshService/GetStatus';
const REPLAY = 'aura.mesh.v1.MeshService/ReplayDeadLetters';
const limit = { timeout: 20_000 };

async function joined(t, welcome) {
  const broker = await new FakeBroker().start();
  t.after(() => broker.close());
  const joining = connect({ name: 'test', address: broker.path });
  const { route, hello } = await broker.welcome(welcome);
  const mesh = await joining;
  t.after(() => mesh.close());
  return { broker, mesh, route, hello };
}

async function forget(broker, route) {
  await broker.send(route, { kind: Kind.REJECT, status: { code: Code.UNAUTHENTICATED, reason: 'UNKNOWN_PEER' } });
}

describe('a query', () => {
  test('is asked again that the broker lost, until its service is back', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const asked = mesh.call(STATUS, {}, { timeoutMs: 30_000 });
    const first = await broker.receive(Kind.REQUEST);
    await forget(broker, route);
    const again = await broker.welcome();
    const second = await broker.receive(Kind.REQUEST);
    assert.equal(second.header.method, STATUS);
    assert.notEqual(number(second.header.callId), number(first.header.callId));
    assert.ok(number(second.header.remainingNs) < number(first.header.remainingNs));
    await broker.send(again.route, {
      kind: Kind.END, callId: number(second.header.callId), status: { code: Code.UNAVAILABLE, reason: 'NO_PROVIDER' },
    });
    const third = await broker.receive(Kind.REQUEST);
    const answer = CONTRACT.encode('aura.mesh.v1.GetStatusResponse', { version: '9' });
    await broker.send(again.route, { kind: Kind.END, callId: number(third.header.callId) }, answer);
    assert.equal((await asked).version, '9');
  });

  test('is asked again no longer than its deadline', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    const late = assert.rejects(mesh.call(STATUS, {}, { timeoutMs: 300 }), { reason: 'DEADLINE_EXCEEDED' });
    await broker.receive(Kind.REQUEST);
    broker.stop();
    await late;
    await broker.start();
  });

  test('is not asked again where it began to be answered', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const call = await mesh.begin('aura.mesh.v1.MeshService/Subscribe', { pattern: 'a' });
    const responses = call[Symbol.asyncIterator]();
    const { header } = await broker.receive(Kind.REQUEST);
    await broker.send(route, { kind: Kind.DATA, callId: number(header.callId) }, Buffer.alloc(0));
    await responses.next();
    const lost = assert.rejects(responses.next(), { reason: 'MESH_LOST' });
    await forget(broker, route);
    await lost;
  });

  test('that waits for the broker ends when the connection is closed', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    const closed = assert.rejects(mesh.call(STATUS), { reason: 'CLOSED' });
    await broker.receive(Kind.REQUEST);
    broker.stop();
    await mesh.close();
    await closed;
    await broker.start();
  });
});

describe('a connection', () => {
  test('introduces itself and learns its instance', limit, async (t) => {
    const { mesh, hello } = await joined(t);
    assert.equal(mesh.instance, 'peer-00000001');
    assert.equal(hello.peerName, 'test');
    assert.equal(hello.language, 'javascript');
    assert.deepEqual([hello.protocolVersion, hello.protocolVersionMin], [1, 1]);
  });

  test('shows the token of its file', limit, async (t) => {
    const broker = await new FakeBroker().start();
    t.after(() => broker.close());
    const tokenPath = `${broker.path}.token`;
    writeFileSync(tokenPath, 'aura_demo\n');
    const joining = connect({ name: 'test', address: broker.path, tokenPath });
    const { hello } = await broker.welcome();
    const mesh = await joining;
    t.after(() => mesh.close());
    assert.equal(Buffer.from(hello.token).toString(), 'aura_demo');
  });

  test('says what to do where there is no broker', limit, async () => {
    const failed = connect({ address: '/tmp/aura-nobody.sock', timeoutMs: 100 });
    await assert.rejects(failed, (error) => error.reason === 'MESH_DOWN' && error.message.includes('aura up'));
  });

  test('gives up where the broker refuses its version', limit, async (t) => {
    const broker = await new FakeBroker().start();
    t.after(() => broker.close());
    const joining = connect({ address: broker.path });
    const refused = assert.rejects(joining, { reason: 'PROTOCOL_VERSION' });
    const { route } = await broker.receive(Kind.HELLO);
    const status = { code: Code.FAILED_PRECONDITION, reason: 'PROTOCOL_VERSION' };
    await broker.send(route, { kind: Kind.REJECT, status });
    await refused;
  });

  test('beats within the interval', limit, async (t) => {
    const { broker } = await joined(t, { heartbeatIntervalMs: 150 });
    for (let i = 0; i < 3; i++) await broker.receive(Kind.HEARTBEAT);
  });

  test('joins again over a new connection when the broker does not know it', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const failed = assert.rejects(mesh.call(REPLAY, { all: true }), { code: Code.UNAVAILABLE, reason: 'MESH_LOST' });
    await broker.receive(Kind.REQUEST);
    await forget(broker, route);
    await failed;
    const again = await broker.welcome();
    assert.notDeepEqual(again.route, route);
  });

  test('joins again when the broker says that it stops', limit, async (t) => {
    const { broker, route } = await joined(t);
    const status = { code: Code.UNAVAILABLE, reason: 'STOPPING' };
    await broker.send(route, { kind: Kind.REJECT, status });
    broker.stop();
    await broker.start();
    await broker.welcome();
  });

  test('joins again and subscribes again when the broker comes back', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const subscribing = mesh.subscribe('a.>');
    const first = await broker.receive(Kind.SUBSCRIBE);
    await broker.send(route, { kind: Kind.ACK, callId: number(first.header.callId) });
    const subscription = await subscribing;

    broker.stop();
    await broker.start();
    const again = await broker.welcome();
    const { header } = await broker.receive(Kind.SUBSCRIBE);
    assert.equal(header.topic, 'a.>');
    const event = { kind: Kind.EVENT, callId: number(header.callId), topic: 'a.b', dropped: 3 };
    await broker.send(again.route, event, Buffer.from('x'));
    const { topic, payload, dropped } = await subscription.next();
    assert.deepEqual([topic, payload.toString(), dropped], ['a.b', 'x', 3]);
  });

  test('skips what is no frame', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const call = mesh.call(STATUS);
    const { header } = await broker.receive(Kind.REQUEST);
    for (const parts of [['\xff\xff'], [Buffer.from([8, 99])], [Buffer.from([8, 6]), '', '']]) {
      await broker.sendParts(route, parts);
    }
    await broker.send(route, { kind: Kind.END, callId: number(header.callId), status: {} }, Buffer.alloc(0));
    assert.equal((await call).state, 'STATE_UNSPECIFIED');
  });

  test('reads batches and passes over what is malformed in them', limit, async (t) => {
    const { broker, mesh, route, hello } = await joined(t);
    assert.equal(hello.acceptsBatch, true);
    const call = mesh.call(STATUS);
    const { header } = await broker.receive(Kind.REQUEST);
    const entry = ([bytes, payload]) => ({ header: bytes, payload });
    const entries = [
      entry([Buffer.from([255, 255])]),
      entry(encode({ kind: Kind.BATCH }, Buffer.alloc(0))),
      entry(encode({ kind: Kind.END, callId: number(header.callId), status: {} }, Buffer.alloc(0))),
    ];
    const batch = CONTRACT.type('aura.bus.v1.Batch').encode({ entries }).finish();
    await broker.send(route, { kind: Kind.BATCH }, batch);
    assert.equal((await call).state, 'STATE_UNSPECIFIED');
  });

  test('settles the deliveries of a durable subscription', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const subscribing = mesh.subscribe('a.>', { durable: { name: 'index', leaseMs: 500, start: 'ALL' } });
    const { header } = await broker.receive(Kind.SUBSCRIBE);
    assert.deepEqual([header.durable.name, header.durable.leaseMs, header.durable.start], ['index', 500, 2]);
    const callId = number(header.callId);
    await broker.send(route, { kind: Kind.ACK, callId });
    const subscription = await subscribing;
    const delivery = { position: 41, attempt: 2 };
    await broker.send(route, { kind: Kind.EVENT, callId, topic: 'a.b', delivery }, Buffer.from('x'));

    const event = await subscription.next();
    event.reject('no such file');

    const settled = await broker.receive(Kind.SETTLE);
    assert.deepEqual([event.attempt, number(settled.header.callId)], [2, callId]);
    const { positions, outcome, error } = settled.header.settlement;
    assert.deepEqual([positions.map(number), outcome, error], [[41], 2, 'no such file']);
  });

  test('asks for the guarantee that a publisher wants', limit, async (t) => {
    const { broker, mesh, route } = await joined(t);
    const publishing = mesh.publish('a.b', 'x', { guarantee: 'FSYNCED' });
    const { header } = await broker.receive(Kind.EVENT);
    assert.equal(header.guarantee.level, 2);
    await broker.send(route, { kind: Kind.ACK, callId: number(header.callId), guarantee: { level: 2 } });
    assert.equal(await publishing, 'FSYNCED');
  });

  test('says goodbye', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    await mesh.close();
    await broker.receive(Kind.GOODBYE);
    await assert.rejects(mesh.call(STATUS), AuraError);
  });
});

describe('a call', () => {
  test('carries time left, metadata and first credit', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    const call = await mesh.begin(STATUS, {}, {
      timeoutMs: 5000,
      metadata: { 'X-Name': 'v', 'x-bin': Buffer.from([0, 255]) },
      lane: 'interactive',
    });
    const { header, payload } = await broker.receive(Kind.REQUEST);
    assert.deepEqual([number(header.callId) % 2, header.method, header.lane, payload.length], [1, STATUS, 1, 0]);
    assert.equal(number(header.remainingNs), 5_000_000_000);
    assert.ok(header.credit > 0);
    const pairs = header.metadata.map(({ key, value }) => [key, value.toString('hex')]);
    assert.deepEqual(pairs, [['x-name', '76'], ['x-bin', '00ff']]);
    call.cancel();
  });

  test('is cancelled when its signal is aborted', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    const abort = new AbortController();
    const call = mesh.call(STATUS, {}, { signal: abort.signal });
    const opened = await broker.receive(Kind.REQUEST);
    abort.abort();
    await assert.rejects(call, { code: Code.CANCELLED });
    const { header } = await broker.receive(Kind.CANCEL);
    assert.deepEqual(header.callId, opened.header.callId);
  });

  test('is cancelled when its time is up without an answer', limit, async (t) => {
    const { broker, mesh } = await joined(t);
    await assert.rejects(mesh.call(STATUS, {}, { timeoutMs: 50 }), { code: Code.DEADLINE_EXCEEDED });
    await broker.receive(Kind.REQUEST);
    await broker.receive(Kind.CANCEL);
  });

  test('with more metadata than a header holds is not sent', limit, async (t) => {
    const { mesh } = await joined(t);
    await assert.rejects(mesh.call(STATUS, {}, { metadata: { x: 'y'.repeat(70_000) } }), { reason: 'HEADER_TOO_LARGE' });
  });

  test('larger than the broker takes is not sent', limit, async (t) => {
    const { mesh } = await joined(t, { payloadBytesMax: 10 });
    const call = mesh.call('aura.mesh.v1.MeshService/Publish', { topic: 'a', type: 'x'.repeat(20) });
    await assert.rejects(call, { reason: 'PAYLOAD_TOO_LARGE' });
  });
});

describe('a service', () => {
  const service = 'aura.conformance.v1.ConformanceService';
  const kit = new URL('../../conformance/conformance.binpb', import.meta.url);

  async function serving(t, handlers, slots) {
    const peer = await joined(t);
    const registered = peer.mesh.serve('conf', '1', { [service]: handlers }, kit, { slots });
    const { header } = await peer.broker.receive(Kind.READY);
    await peer.broker.send(peer.route, { kind: Kind.READY_ACK });
    await registered;
    const request = (callId, method = 'Echo') =>
      peer.broker.send(peer.route, { kind: Kind.REQUEST, callId, method: `${service}/${method}` }, Buffer.alloc(0));
    return { ...peer, ready: header.ready, request };
  }

  test('says what it serves', limit, async (t) => {
    const { ready } = await serving(t, {}, 2);
    assert.deepEqual([ready.name, ready.services, ready.slots], ['conf', [service], 2]);
  });

  test('ends a call whose trailers cannot be sent', limit, async (t) => {
    t.mock.method(console, 'error', () => {});
    const echo = (_, context) => {
      context.trailers = { x: 'y'.repeat(70_000) };
      return {};
    };
    const { broker, request } = await serving(t, { echo });
    await request(2);
    const { header } = await broker.receive(Kind.END);
    assert.deepEqual([header.status.code, header.status.reason], [Code.INTERNAL, 'INTERNAL']);
  });

  test('lets a call beyond its slots wait', limit, async (t) => {
    let running = 0;
    let atOnce = 0;
    const echo = async () => {
      atOnce = Math.max(atOnce, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return {};
    };
    const { broker, request } = await serving(t, { echo }, 1);
    await request(2);
    await request(4);
    for (const id of [2, 4]) assert.equal(number((await broker.receive(Kind.END)).header.callId), id);
    assert.equal(atOnce, 1);
  });

  test('does not answer a call that was cancelled', limit, async (t) => {
    const echo = (_, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve({})));
    const { broker, route, request } = await serving(t, { echo, async *spread() {} });
    await request(2);
    await broker.send(route, { kind: Kind.CANCEL, callId: 2 });
    await request(4, 'Spread');
    assert.equal(number((await broker.receive(Kind.END)).header.callId), 4);
  });
});
