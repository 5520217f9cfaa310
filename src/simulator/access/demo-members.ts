import type { DemoMember } from './access.ts';

/** Who works at the demo desk; `npm run dev` makes them members of the console, the last one on purpose not. */
export const DEMO_MEMBERS: readonly (DemoMember & { role?: string; sensitive?: boolean })[] = [
  { mail: 'tanaka@desk.example', name: '田中 Tanaka', what: 'admin, sensitive tickets', role: 'admin', sensitive: true },
  { mail: 'mori@desk.example', name: '森 Mori', what: 'consultant, sensitive tickets', role: 'consultant', sensitive: true },
  { mail: 'sato@desk.example', name: '佐藤 Sato', what: 'consultant', role: 'consultant' },
  { mail: 'lima@desk.example', name: 'Lima', what: 'editor (volunteer)', role: 'editor' },
  { mail: 'kato@desk.example', name: '加藤 Kato', what: 'viewer', role: 'viewer' },
  { mail: 'nobody@desk.example', name: '外部 Visitor', what: 'no member' },
];
