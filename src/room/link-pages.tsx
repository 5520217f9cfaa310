import { type Language, toBcp47, toLanguage } from '../language/index.ts';
import type { RoomContext } from './context.ts';
import { Frame } from './frame.tsx';

/**
 * What a link from LINE opens: one button. The link is used up by pressing it and not by looking at it, because messengers fetch links for their previews.
 */
export function linkPage(c: RoomContext, secret: string, language: Language): Response | Promise<Response> {
  const say = (key: string): string => c.get('library').words.say(language, key);
  return c.html(
    <Frame c={c} language={language} script="open">
      <main class="plain">
        <h1>{say('room.title')}</h1>
        <p>{say('room.openNote')}</p>
        <form method="post" action="/r/open" id="open">
          <input type="hidden" name="secret" value={secret} />
          <button type="submit" class="main">
            {say('room.openButton')}
          </button>
        </form>
      </main>
    </Frame>,
  );
}

/** The door stays shut: why, in every language the reader may have. */
export function closedPage(
  c: RoomContext,
  key: 'room.used' | 'room.expired',
  status: 401 | 410,
): Response | Promise<Response> {
  const languages = guessLanguages(c);
  const [first = 'ja-easy'] = languages;
  return c.html(
    <Frame c={c} language={first}>
      <main class="plain">
        {languages.map((language) => (
          <p lang={toBcp47(language)}>{c.get('library').words.say(language, key)}</p>
        ))}
      </main>
    </Frame>,
    status,
  );
}

/** Nobody is known here: what the browser asks for first, and the two bridges. */
function guessLanguages(c: RoomContext): Language[] {
  const { languages } = c.get('library').content.city;
  const asked = (c.req.header('accept-language') ?? '')
    .slice(0, 200)
    .split(',')
    .flatMap((part) => toLanguage(part.split(';')[0]?.trim() ?? '') ?? [])
    .filter((language) => languages.includes(language));
  return [...new Set<Language>([...[...new Set(asked)].slice(0, 2), 'ja-easy', 'en'])];
}
