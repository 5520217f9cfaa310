import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive, packArchive } from '../src/archive.ts';

test('an archive gives back every file, each beginning where numbers can be read', () =>
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.uint8Array({ maxLength: 30 })), (files) => {
      const open = openArchive(packArchive(new Map(Object.entries(files))).buffer as ArrayBuffer);
      for (const [name, bytes] of Object.entries(files)) {
        expect(open(name)).toEqual(bytes);
        expect((open(name)?.byteOffset ?? 1) % 8).toBe(0);
      }
      if (!Object.hasOwn(files, 'toString')) expect(open('toString')).toBeUndefined();
    }),
  ));
