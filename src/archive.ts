/**
 * Many files in one: what a Worker has to carry when it starts is one module, whatever grows in it. First the length of the directory and the directory itself
 * (JSON: name → where the file begins and how long it is), then the files as they are. Each begins at a multiple of eight, so that tables of numbers can be
 * read where they lie.
 */
type Directory = Readonly<Record<string, readonly [begin: number, length: number]>>;

const LENGTH_BYTES = 4;
const align = (offset: number): number => Math.ceil(offset / 8) * 8;

export function packArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  let end = 0;
  const places = [...files].map(([name, { length }]): [string, [number, number]] => {
    const begin = align(end);
    end = begin + length;
    return [name, [begin, length]];
  });
  const directory = new TextEncoder().encode(JSON.stringify(Object.fromEntries(places) satisfies Directory));
  const first = align(LENGTH_BYTES + directory.length);
  const archive = new Uint8Array(first + end);
  new Uint32Array(archive.buffer, 0, 1).set([directory.length]);
  archive.set(directory, LENGTH_BYTES);
  for (const [name, [begin]] of places) archive.set(files.get(name) ?? [], first + begin);
  return archive;
}

/** Gives the files of an archive by their names; nothing is copied. */
export function openArchive(archive: ArrayBuffer): (name: string) => Uint8Array | undefined {
  const [length = 0] = new Uint32Array(archive, 0, 1);
  const directory = JSON.parse(new TextDecoder().decode(new Uint8Array(archive, LENGTH_BYTES, length))) as Directory;
  const first = align(LENGTH_BYTES + length);
  return (name) => {
    const place = Object.hasOwn(directory, name) ? directory[name] : undefined;
    return place && new Uint8Array(archive, first + place[0], place[1]);
  };
}
