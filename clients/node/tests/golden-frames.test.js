// The golden frames are read as they were meant and written as they are kept.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { decode, decodeAll, encode, HEADER_BYTES_MAX, Kind, MalformedFrame } from '../src/wire.js';

const GOLDEN = new URL('../../../proto/src/test/resources/golden/', import.meta.url);

function golden() {
  const names = readdirSync(GOLDEN).filter((name) => name.endsWith('.header'));
  return names.map((name) => {
    const payload = new URL(name.replace('.header', '.payload'), GOLDEN);
    const parts = [readFileSync(new URL(name, GOLDEN)), ...(existsSync(payload) ? [readFileSync(payload)] : [])];
    return { name: name.replace('.header', ''), parts };
  });
}

describe('golden frames', () => {
  test('cover every kind', () => {
    const kinds = Object.keys(Kind).filter((name) => name !== 'KIND_UNSPECIFIED');
    assert.deepEqual(golden().map(({ name }) => name).sort(), kinds.map((name) => name.toLowerCase()).sort());
  });

  for (const { name, parts } of golden()) {
    test(`${name} is read and written as it is kept`, () => {
      const { header, payload } = decode(parts);
      assert.equal(header.kind, Kind[name.toUpperCase()]);
      assert.deepEqual(encode(header, payload), parts);
    });
  }

  test('of a batch hold the messages in order', () => {
    const { parts } = golden().find(({ name }) => name === 'batch');
    const messages = decodeAll(parts).map(({ header, payload }) => [header.kind, payload?.toString()]);
    assert.deepEqual(messages, [[Kind.HEARTBEAT, undefined], [Kind.DATA, 'payload']]);
  });

  test('truncated or mutated are read or refused but never worse', () => {
    let state = 1;
    const chance = (below) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    for (const { parts } of golden()) {
      for (let i = 0; i < 300; i++) {
        const broken = Buffer.from(parts[0].subarray(0, chance(parts[0].length + 1)));
        if (broken.length > 0) broken[chance(broken.length)] = chance(256);
        try {
          decode([broken]);
        } catch (error) {
          assert.ok(error instanceof MalformedFrame, String(error.stack));
        }
      }
    }
  });

  test('no part, three parts and an oversized header are malformed', () => {
    const beat = Buffer.from([8, 6]);
    for (const parts of [[], [beat, beat, beat], [Buffer.alloc(HEADER_BYTES_MAX + 1)], [Buffer.from([8, 99])], [beat, Buffer.alloc(0)]]) {
      assert.throws(() => decode(parts), MalformedFrame);
    }
  });
});
