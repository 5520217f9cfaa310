import { type Answer, composeDanger, composeTopic, type Voice } from '../answer/index.ts';
import type { TicketState } from '../desk/index.ts';
import type { Language } from '../language/index.ts';
import type { Danger } from '../topics/index.ts';
import type { Library } from './library.ts';
import { startState } from './state.ts';
import { understand } from './understand.ts';

/** What the bot says by itself to words written in a room, and in which language the talk is now. */
export type RoomReply = { language: Language; danger: Danger | null; answer: Answer | null };

/**
 * Words in the room of a ticket: danger gets its card in every state; while somebody waits, a clear question gets its answer; everything else is the
 * person's to answer. Understood as in a talk, and pure like it.
 */
export function decideRoomWords(
  text: string,
  { language, state }: { language: Language; state: TicketState },
  library: Library,
  now: number,
): RoomReply {
  const { meaning, choice } = understand(text, { ...startState(now), spoken: language }, null, library, true);
  const voice: Voice = { content: library.content, words: library.words, language: choice.language, now };
  const reply = (answer: Answer | null, danger: Danger | null = null): RoomReply => ({
    language: choice.language,
    danger,
    answer,
  });
  if (meaning.kind === 'inDanger')
    return reply(composeDanger(voice, meaning.danger, library.japanese, 'page'), meaning.danger);
  if (state !== 'waiting' || meaning.kind !== 'asked' || meaning.outcome !== 'answered') return reply(null);
  const topic = library.content.findTopic(meaning.found[0]?.id ?? '');
  return reply(topic ? composeTopic(voice, topic) : null);
}
