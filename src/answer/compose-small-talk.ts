import { type Answer, type Choice, toAnswer } from './answer.ts';
import { languageChoice, menuChoice, personChoice } from './compose-choices.ts';
import { composeContact, findPhone } from './contact-card.ts';
import { say, type Voice } from './voice.ts';

/** How long what we keep is kept; the talk's object erases by the same numbers. */
export const WORDS_KEPT_DAYS = 7;
export const STATE_KEPT_DAYS = 90;

const kept = { wordDays: WORDS_KEPT_DAYS, stateDays: STATE_KEPT_DAYS };

/** The first words to a new friend: what this is, who runs it, what is kept and for how long. */
export function composeWelcome(voice: Voice): Answer[] {
  const { city } = voice.content;
  const params = { city: city.name[voice.language], operator: city.operator[voice.language], ...kept };
  const about = ['greeting.automatic', 'greeting.kept', 'greeting.private'].map((key) => say(voice, key, params));
  return [
    toAnswer({ language: voice.language, paragraphs: [say(voice, 'greeting.hello', params), ...about] }),
    toAnswer({
      language: voice.language,
      paragraphs: [say(voice, 'greeting.ask')],
      choices: [menuChoice(voice), languageChoice(voice), personChoice(voice)],
    }),
  ];
}

/** One or more of the bot's own sentences, with the usual ways on. */
export function composeWords(
  voice: Voice,
  keys: readonly string[],
  choices: readonly Choice[] = [menuChoice(voice), personChoice(voice), languageChoice(voice)],
): Answer {
  const { city } = voice.content;
  const paragraphs = keys.map((key) => say(voice, key, { city: city.name[voice.language], ...kept }));
  return toAnswer({ language: voice.language, paragraphs, choices });
}

/** A picture is nearly always a letter: who may have sent it? */
export function composeLetterQuestion(voice: Voice): Answer {
  const senders = Object.keys(voice.content.city.letters).map(
    (about): Choice => ({ label: say(voice, `letter.${about}`), action: { do: 'letter', about } }),
  );
  return toAnswer({
    language: voice.language,
    paragraphs: [say(voice, 'picture.reply')],
    choices: [...senders, personChoice(voice)],
  });
}

/** A letter nobody can place is shown to people. */
export function composeUnknownLetter(voice: Voice): Answer {
  const desk = voice.content.readContact(voice.content.city.desk);
  return toAnswer({
    language: voice.language,
    paragraphs: [
      say(voice, 'picture.unknown', { name: desk.name[voice.language], phone: findPhone(desk, voice.language) ?? '' }),
    ],
    contacts: [composeContact(voice, desk)],
    choices: [menuChoice(voice), personChoice(voice)],
  });
}

/** "Delete my data": what is there, and one question back. */
export function composeForgetQuestion(voice: Voice): Answer {
  return composeWords(
    voice,
    ['forget.what'],
    [
      { label: say(voice, 'button.delete'), action: { do: 'forget', sure: true } },
      { label: say(voice, 'button.keep'), action: { do: 'forget', sure: false } },
    ],
  );
}
