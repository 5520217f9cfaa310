import japanese from '../../locales/japanese-to-show.json';
import { inLanguage, say as sayIn } from '../answer/index.ts';
import { toBcp47 } from '../language/index.ts';
import { type RoomContext, voiceOf } from './context.ts';
import { Frame } from './frame.tsx';

/** A page to hold out to somebody at a counter: in large Japanese letters what they need to know, and under each line what it says. */
export function clerkPage(c: RoomContext): Response | Promise<Response> {
  const { language, number, category, interpreter } = c.get('ticket');
  const own = voiceOf(c);
  const ja = inLanguage(own, 'ja');
  const { content } = own;
  const wish = interpreter === 'yes' || interpreter === 'no' ? interpreter : 'unknown';
  const rows: { label: string; value: string; own: string }[] = [
    { label: japanese.number, value: number, own: '' },
    { label: japanese.about, value: sayIn(ja, `category.${category}`), own: sayIn(own, `category.${category}`) },
    { label: japanese.speaks, value: nameInJapanese(c), own: sayIn(own, 'language.name') },
    {
      label: japanese.interpreter,
      value: japanese[`interpreter.${wish}`],
      own: [
        sayIn(own, 'ticket.interpreter'),
        ...(wish === 'unknown' ? [] : [sayIn(own, `ticket.interpreter.${wish}`)]),
      ].join(' – '),
    },
  ];
  const isForeign = language !== 'ja';
  return c.html(
    <Frame c={c} language={language}>
      <main class="clerk">
        <h1 lang="ja">{japanese.title}</h1>
        <p lang="ja" class="large">
          {fill(japanese.ask, { desk: content.readContact(content.city.desk).name.ja })}
        </p>
        <dl>
          {rows.map((row) => (
            <div>
              <dt lang="ja">{row.label}</dt>
              <dd>
                <span lang="ja" class="large">
                  {row.value}
                </span>
                {isForeign && row.own ? <span class="own">{row.own}</span> : null}
              </dd>
            </div>
          ))}
        </dl>
        {isForeign ? (
          <p lang="ja" class="large">
            {fill(japanese.language, { language: nameInJapanese(c) })}
          </p>
        ) : null}
        <p lang="ja" class="large">
          {japanese.thanks}
        </p>
        <p>
          <a class="button" href="/r" lang={toBcp47(language)}>
            {sayIn(own, 'room.title')}
          </a>
        </p>
      </main>
    </Frame>,
  );
}

const fill = (text: string, params: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');

/** What Japanese call the resident's language; of Portuguese the language, not the country. */
function nameInJapanese(c: RoomContext): string {
  const { language } = c.get('ticket');
  if (language === 'ja-easy') return 'やさしい日本語';
  const tag = language.startsWith('zh') ? language : (language.split('-')[0] ?? language);
  return new Intl.DisplayNames('ja', { type: 'language' }).of(tag) ?? language;
}
