import type { Danger } from '../topics/index.ts';
import { type Answer, type Choice, toAnswer } from './answer.ts';
import { menuChoice } from './compose-choices.ts';
import { composeContact } from './contact-card.ts';
import { say, type Voice } from './voice.ts';

/** The Japanese sentence of each danger card (`locales/japanese-to-say.json`). */
export type JapaneseToSay = Readonly<Record<Danger, { kana: string; kanji: string }>>;

/** A lock screen may be read by the one who is the danger. */
const PRIVATE: readonly Danger[] = ['violence', 'self-harm', 'child', 'exploitation'];

/** The dangers where 119 or 110 is called and something has to be said in Japanese first of all. */
const SPEAK_FIRST: readonly Danger[] = ['medical', 'fire', 'police', 'disaster'];

/**
 * The card for a danger that is happening now (design, principle 4): whom to call, what to say in Japanese, that nobody watches this
 * chat, what to do when the phone cannot call, and the way back for someone who only asked. `page`: a page of ours, where no location can be sent.
 */
export function composeDanger(
  voice: Voice,
  danger: Danger,
  japanese: JapaneseToSay,
  where: 'chat' | 'page' = 'chat',
): Answer {
  const key = `danger.${danger === 'self-harm' ? 'selfHarm' : danger}`;
  const { kana, kanji } = japanese[danger];
  const reading = say(voice, `${key}.sayAs`);
  const isChat = where === 'chat';
  const speech = [...new Set([kana, reading, kanji])];
  const speak = {
    title: say(voice, 'danger.sayTitle'),
    lines: [
      ...speech,
      say(voice, 'danger.address'),
      ...(isChat ? [say(voice, 'danger.addressHint')] : []),
      say(voice, 'danger.stay'),
    ],
  };
  const after = {
    title: say(voice, 'danger.more'),
    lines: [
      ...(isChat || danger !== 'disaster' ? [say(voice, `${key}.more`)] : []),
      say(voice, 'danger.noCall'),
      say(voice, 'danger.nobody'),
    ],
  };
  return toAnswer({
    language: voice.language,
    title: say(voice, `${key}.title`),
    danger,
    paragraphs: [say(voice, `${key}.do`)],
    sections: SPEAK_FIRST.includes(danger) ? [speak, after] : [after, speak],
    contacts: voice.content.city.danger[danger].map((id) => composeContact(voice, voice.content.readContact(id))),
    choices: listChoices(voice, danger),
    private: PRIVATE.includes(danger),
  });
}

function listChoices(voice: Voice, danger: Danger): Choice[] {
  return [
    { label: say(voice, 'button.shareLocation'), shareLocation: true },
    { label: say(voice, 'button.notEmergency'), action: { do: 'notEmergency' } },
    { label: say(voice, 'button.person'), action: { do: 'person', danger } },
    menuChoice(voice),
  ];
}
