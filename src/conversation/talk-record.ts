import type { StoredRecord } from '../records/index.ts';
import type { StoredChange } from '../tickets/index.ts';

/** A record as a talk's outbox keeps it until D1 has it: for the records, or for the desk. */
export type TalkRecord = StoredRecord | ({ kind: 'ticket' } & StoredChange);
