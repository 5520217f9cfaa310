import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const cache = join(import.meta.dirname, '../../../node_modules/.cache/madoguchi');

/**
 * The folder of that name below node_modules/.cache, filled by `fill` where it does not exist yet. `npm ci` empties it; the name must tell the version of what
 * is unpacked. Two processes may unpack at once: each fills a folder of its own, and the first to finish wins.
 */
export async function unpackOnce(name: string, fill: (folder: string) => unknown): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  await fill(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
