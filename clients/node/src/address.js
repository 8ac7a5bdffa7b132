// Where the broker listens.
import { statSync } from 'node:fs';
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
