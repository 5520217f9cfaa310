import type { Listener } from '../tickets/index.ts';
import type { RoundsVariables } from './rounds-variables.ts';

/** The way to the object of a talk. */
export const toListener =
  ({ CONVERSATIONS }: Pick<RoundsVariables, 'CONVERSATIONS'>) =>
  (talk: string): Listener =>
    CONVERSATIONS.get(CONVERSATIONS.idFromName(talk));
