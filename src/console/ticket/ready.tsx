import { composeTopic } from '../../answer/index.ts';
import type { Ticket } from '../../desk/index.ts';
import { type Language, toBcp47 } from '../../language/index.ts';
import { type Screen, toVoice } from '../page/screen.ts';

/** Something that can be put into the message: in the resident's language, and in easy Japanese, which both sides can read. */
export type Ready = { title: string; text: string; bridge: string; page?: string };

/** How many answers are shown at once. */
const SHOWN = 5;

/** The ready sentences of `locales/templates/`, named in the console's language. */
export function listTemplates({ say, readText }: Pick<Screen, 'say' | 'readText'>, language: Language): Ready[] {
  const read = (tag: Language): Record<string, string> => JSON.parse(readText(`templates.${tag}`) ?? '{}');
  const [own, easy] = [read(language), read('ja-easy')];
  return Object.entries(own).map(([key, text]) => ({ title: say(key), text, bridge: easy[key] ?? '' }));
}

/** What the content says to `question`; without one, to what the resident wrote last. Best first. */
export function findAnswers(screen: Screen, { language }: Pick<Ticket, 'language'>, question: string): Ready[] {
  const { library } = screen;
  const cut = library.cut(question);
  if (cut.terms.length === 0) return [];
  const weights = [...new Set([screen.language, 'ja', language])].map((tag) => ({ language: tag, weight: 1 }));
  return library.search
    .findTopics(cut, weights)
    .topics.slice(0, SHOWN)
    .flatMap(({ id }) => {
      const topic = library.content.findTopic(id);
      if (!topic) return [];
      const shortAnswer = (tag: Language): string => composeTopic(toVoice(screen, tag), topic).paragraphs.join('\n');
      const title = library.content.readText(id, screen.language).title;
      return [
        { title, text: shortAnswer(language), bridge: shortAnswer('ja-easy'), page: `/a/${screen.language}/${id}` },
      ];
    });
}

/** The list as the composer shows it; a button puts a text into the message, where it can still be changed. */
export const ReadyList = ({
  screen,
  language,
  items,
  empty,
}: {
  screen: Screen;
  language: Language;
  items: readonly Ready[];
  empty: string;
}) => {
  const { say } = screen;
  const hasBridge = language !== 'ja' && language !== 'ja-easy';
  if (items.length === 0) return <p class="quiet">{empty}</p>;
  return (
    <ul class="plain-list">
      {items.map(({ title, text, bridge, page }) => (
        <li class="ready-item">
          <p class="ready-title">{title}</p>
          <p class="words" lang={toBcp47(language)} dir="auto">
            {text}
          </p>
          {hasBridge ? (
            <p class="words quiet" lang="ja-x-easy">
              {bridge}
            </p>
          ) : null}
          <p>
            <button
              type="button"
              class="second"
              data-insert={text}
              data-bridge={hasBridge ? bridge : undefined}
              aria-label={say('ready.insert.label', { title })}
            >
              {say('ready.insert')}
            </button>{' '}
            {page ? (
              <a href={page} target="_blank" rel="noreferrer">
                {say('answers.page')}
              </a>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
};
