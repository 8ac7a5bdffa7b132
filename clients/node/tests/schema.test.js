// Descriptors, addresses and flow control.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokerSocket, tokenFile } from '../src/address.js';
import { INITIAL, ReceiveWindow } from '../src/flow.js';
import { AuraError, Code, Schema } from '../src/index.js';

const KIT = new URL('../../conformance/conformance.binpb', import.meta.url);
const SERVICE = 'aura.conformance.v1.ConformanceService';

test('a schema tells the shape of a method and how JavaScript spells it', () => {
  const schema = Schema.of(KIT);
  const shape = (name) => {
    const { handler, clientStreaming, serverStreaming } = schema.method(`${SERVICE}/${name}`);
    return [handler, clientStreaming, serverStreaming];
  };
  assert.deepEqual(shape('Echo'), ['echo', false, false]);
  assert.deepEqual(shape('Spread'), ['spread', false, true]);
  assert.deepEqual(shape('Collect'), ['collect', true, false]);
  assert.deepEqual(shape('Chat'), ['chat', true, true]);
  assert.equal(schema.method(`${SERVICE}/Nonsense`), null);
});

test('a message survives its bytes', () => {
  const schema = Schema.of(KIT);
  const message = { text: 'grüß dich', payload: Buffer.from([0, 255]), workMs: 7 };
  const name = 'aura.conformance.v1.EchoRequest';
  assert.deepEqual(schema.decode(name, schema.encode(name, message)), message);
});

test('the address follows the runtime directory where it is absolute', () => {
  assert.equal(brokerSocket({ XDG_RUNTIME_DIR: '/r' }), '/r/aura/broker.sock');
  const uid = process.getuid();
  assert.ok(
    ['/h/.cache/aura/run/broker.sock', `/run/user/${uid}/aura/broker.sock`].includes(
      brokerSocket({ HOME: '/h', XDG_RUNTIME_DIR: 'relative' })));
});

test('the token is that of the user where no other is named', () => {
  assert.equal(tokenFile({ HOME: '/h' }), '/h/.local/state/aura/tokens/admin.token');
  assert.equal(tokenFile({ HOME: '/h', XDG_STATE_HOME: '/s' }), '/s/aura/tokens/admin.token');
  assert.equal(tokenFile({ HOME: '/h', AURA_BUS_TOKEN_FILE: '/t/ci.token' }), '/t/ci.token');
});

test('a window grows for small messages and shrinks for large ones', () => {
  const granted = (bytes) => {
    const window = new ReceiveWindow();
    let credit = INITIAL;
    for (let i = 0; i < 1000; i++) {
      credit += window.consumed(bytes) - 1;
      assert.ok(credit >= 0);
    }
    return credit;
  };
  assert.ok(granted(10) > 100);
  assert.ok(granted(1 << 20) <= 2);
});

test('an error shows code, message and reason', () => {
  const error = new AuraError(Code.NOT_FOUND, 'no shelf 7', 'NO_SHELF');
  assert.equal(String(error), 'NOT_FOUND: no shelf 7 (reason=NO_SHELF)');
});
