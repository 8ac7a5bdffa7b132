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

/** Address of a mesh on another machine, such as tcp://10.0.0.5:7447; empty for this machine's. */
export function remoteAddress(environment = process.env) {
  return environment.AURA_BUS_ADDRESS ?? '';
}

/** The server's public key, and the own public and secret one, each as its Z85 text. */
export function clientKeys(environment = process.env) {
  const server = (environment.AURA_BUS_SERVER_KEY ?? '').trim();
  if (server.length !== 40) {
    throw new Error(`AURA_BUS_SERVER_KEY is '${server}', not a key; \`aura keys show server\` there prints it`);
  }
  const file = environment.AURA_BUS_CLIENT_KEY_FILE || path.join(stateHome(environment), 'aura', 'keys', 'client.key');
  const own = {};
  try {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const space = line.indexOf(' ');
      if (space > 0) own[line.slice(0, space)] = line.slice(space + 1).trim();
    }
  } catch {
    // Said below.
  }
  if (!own.public || !own.secret) throw new Error(`no key pair in ${file}: make one with \`aura keys create client\``);
  return { server, public: own.public, secret: own.secret };
}

function stateHome(environment) {
  const state = environment.XDG_STATE_HOME ?? '';
  return path.isAbsolute(state) ? state : path.join(environment.HOME ?? homedir(), '.local', 'state');
}

/** Path of the file with the token: AURA_BUS_TOKEN_FILE, else the one that the mesh made for its own user. */
export function tokenFile(environment = process.env) {
  if (environment.AURA_BUS_TOKEN_FILE) return environment.AURA_BUS_TOKEN_FILE;
  return path.join(stateHome(environment), 'aura', 'tokens', 'admin.token');
}

/** The token in a file; empty where there is none to read, so that the broker says what is missing. */
export function readToken(file) {
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim());
  } catch {
    return Buffer.alloc(0);
  }
}
