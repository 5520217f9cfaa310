import type { SearchPeer } from './peer.ts';

/** Who is compared. Given as functions: a process that measures one holds none of the others. */
export const PEERS: Readonly<Record<string, () => Promise<SearchPeer>>> = {
  Madoguchi: async () => (await import('./ours.ts')).ours,
  'MiniSearch, defaults': async () => (await import('./minisearch.ts')).miniSearch,
  'MiniSearch, set up': async () => (await import('./minisearch.ts')).miniSearchTuned,
  Lunr: async () => (await import('./lunr.ts')).lunrWithPacks,
  FlexSearch: async () => (await import('./flexsearch.ts')).flexSearch,
  Orama: async () => (await import('./orama.ts')).orama,
};
