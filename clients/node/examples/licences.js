// Serves LicenceService to the mesh until it is stopped.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AuraError, Code, serve } from 'aura-client';

const licences = {
  async check({ directory, suffix }) {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch((error) => {
      throw new AuraError(Code.NOT_FOUND, `cannot read ${directory}: ${error.code}`, 'NO_DIRECTORY');
    });
    const files = entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    const missing = files.filter((_, i) => !texts[i].slice(0, 500).includes('SPDX-License-Identifier'));
    return { files: files.length, missing: missing.map((file) => path.relative(directory, file)).sort() };
  },
};

const descriptors = new URL('licences.proto', import.meta.url);
await serve('licences', '1.0', { 'examples.v1.LicenceService': licences }, descriptors);
