// Where the broker listens, and the token to show to it.
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Path of the broker's socket, as the protocol states it. */
export function brokerSocket(environment = process.env) {
  const runtime = environment.XDG_RUNTIME_DIR ?? '';
  if (path.isAbsolute(runtime)) return path.join(runtime, 'aura', 'broker.sock');
  const own = `/run/user/${process.getuid()}`;
  const found = statSync(own, { throwIfNoEntry: false });
  if (found?.isDirectory() && found.uid === process.getuid()) return path.join(own, 'aura', 'broker.sock');
  const cache = environment.XDG_CACHE_HOME ?? '';
  const base = path.isAbsolute(cache) ? cache : path.join(environment.HOME ?? homedir(), '.cache');
  return path.join(base, 'aura', 'run', 'broker.sock');
}

/** Path of the file with the token: AURA_BUS_TOKEN_FILE, else the one that the mesh made for its own user. */
export function tokenFile(environment = process.env) {
  if (environment.AURA_BUS_TOKEN_FILE) return environment.AURA_BUS_TOKEN_FILE;
  const state = environment.XDG_STATE_HOME ?? '';
  const base = path.isAbsolute(state) ? state : path.join(environment.HOME ?? homedir(), '.local', 'state');
  return path.join(base, 'aura', 'tokens', 'admin.token');
}

/** The token in a file; empty where there is none to read, so that the broker says what is missing. */
export function readToken(file) {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim());
  } catch {
    return Buffer.alloc(0);
  }
}
