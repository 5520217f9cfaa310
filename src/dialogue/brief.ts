import { type Answer, say, toAnswer, type Voice } from '../answer/index.ts';
import type { Decision } from './decision.ts';

/** In a group others read along: a short answer and its page, no personal service, no questions back. */
export function toBrief(answer: Answer, voice: Voice, decided: Pick<Decision, 'intent'>): Answer {
  if (answer.danger && !answer.private) return answer;
  if (answer.private || decided.intent === 'handoff')
    return toAnswer({ language: voice.language, paragraphs: [say(voice, 'group.private')] });
  const { paragraphs, page, links, options } = answer;
  const phones = answer.contacts
    .slice(0, 1)
    .flatMap((contact) => contact.phones.slice(0, 1).map((phone) => `${contact.name}: ${phone.number}`));
  return toAnswer({
    language: voice.language,
    ...(answer.title ? { title: answer.title } : {}),
    paragraphs: [...paragraphs, ...phones],
    links,
    options,
    ...(page ? { page } : {}),
  });
}
