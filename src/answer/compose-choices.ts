import { LANGUAGES, type Language } from '../language/index.ts';
import { COLLECTIONS, type Collection, type Topic } from '../topics/index.ts';
import { type Answer, type Choice, toAnswer } from './answer.ts';
import { toTopicChoice } from './compose-topic.ts';
import { say, type Voice } from './voice.ts';

/** Topics a page of a collection shows: a card of buttons stays readable on a small phone. */
const TOPICS_A_PAGE = 10;

/** LINE shows at most 13 quick replies; one is for "more". */
const LANGUAGES_A_PAGE = 11;

/** Two to four topics to choose from, when the question fits several. */
export function composeChoice(voice: Voice, topics: readonly Topic[]): Answer {
  const options = topics.map((topic) => toTopicChoice(voice, topic.id));
  return toAnswer({
    language: voice.language,
    title: say(voice, 'choose.which'),
    options,
    choices: [{ label: say(voice, 'choose.none'), action: { do: 'none' } }, personChoice(voice), menuChoice(voice)],
    private: topics.some((topic) => topic.private),
  });
}

/** Says that we do not know, and what the person can do instead. */
export function composeNotFound(voice: Voice): Answer {
  return toAnswer({
    language: voice.language,
    paragraphs: [say(voice, 'notFound.sorry'), say(voice, 'notFound.next'), say(voice, 'notFound.recorded')],
    choices: [menuChoice(voice), personChoice(voice), languageChoice(voice)],
  });
}

/** The menu's first step: what is it about? */
export function composeMenu(voice: Voice): Answer {
  const options = COLLECTIONS.map(
    (collection): Choice => ({
      label: say(voice, `menu.${collection}`),
      action: { do: 'collection', collection, page: 0 },
    }),
  );
  return toAnswer({
    language: voice.language,
    title: say(voice, 'menu.title'),
    options,
    choices: [personChoice(voice), languageChoice(voice)],
  });
}

/** The menu's second step: the topics of one collection, those asked most first. */
export function composeCollection(voice: Voice, collection: Collection, page: number): Answer {
  const topics = voice.content.topics
    .filter((topic) => topic.id.startsWith(`${collection}/`))
    .sort((a, b) => b.weight - a.weight);
  const pages = Math.ceil(topics.length / TOPICS_A_PAGE);
  const shown = topics.slice(page * TOPICS_A_PAGE, (page + 1) * TOPICS_A_PAGE);
  const more: Choice[] =
    page + 1 < pages
      ? [{ label: say(voice, 'menu.more'), action: { do: 'collection', collection, page: page + 1 } }]
      : [];
  // Every page is one tap from here, so that no topic is more than three taps away.
  const others: Choice[] =
    pages > 2
      ? Array.from({ length: pages }, (_, index) => index)
          .filter((index) => index !== page && index !== page + 1)
          .map((index) => ({
            label: `${say(voice, 'menu.more')} ${index + 1}`.slice(0, 20),
            action: { do: 'collection', collection, page: index },
          }))
      : [];
  return toAnswer({
    language: voice.language,
    title: say(voice, `menu.${collection}`),
    options: [...shown.map((topic) => toTopicChoice(voice, topic.id)), ...more],
    choices: [...more, ...others.slice(0, 7), menuChoice(voice), personChoice(voice), languageChoice(voice)],
    private: false,
  });
}

/** The languages in their own names, in the city's order of need; Japanese is on every page. */
export function composeLanguages(voice: Voice, page: number): Answer {
  const languages = voice.content.city.languages.filter((language) => language !== 'ja');
  const shown: Language[] = [...languages.slice(page * LANGUAGES_A_PAGE, (page + 1) * LANGUAGES_A_PAGE), 'ja'];
  const pages = Math.ceil(languages.length / LANGUAGES_A_PAGE);
  const next: Choice = { label: say(voice, 'button.more'), action: { do: 'languages', page: (page + 1) % pages } };
  return toAnswer({
    language: voice.language,
    title: say(voice, 'language.choose'),
    choices: [...shown.map((language) => toLanguageChoice(voice, language)), ...(pages > 1 ? [next] : [])],
    options: [],
    // A reader who landed in the wrong language must find the word in their own.
    paragraphs: [
      LANGUAGES.filter((language) => voice.content.city.languages.includes(language))
        .map((language) => voice.words.say(language, 'button.language'))
        .filter((word, index, all) => all.indexOf(word) === index)
        .join(' · '),
    ],
  });
}

function toLanguageChoice(voice: Voice, language: Language): Choice {
  const name = voice.words.say(language, 'language.name');
  return { label: name, said: name, action: { do: 'speak', language } };
}

export const menuChoice = (voice: Voice): Choice => ({ label: say(voice, 'button.menu'), action: { do: 'menu' } });
export const personChoice = (voice: Voice): Choice => ({
  label: say(voice, 'button.person'),
  action: { do: 'person' },
});
export const languageChoice = (voice: Voice): Choice => ({
  label: say(voice, 'button.language'),
  action: { do: 'languages', page: 0 },
});
