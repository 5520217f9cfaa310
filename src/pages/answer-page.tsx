import type { Answer, ContactCard, Voice } from '../answer/index.ts';
import { say } from '../answer/index.ts';
import { toBcp47 } from '../language/index.ts';
import type { Topic } from '../topics/index.ts';
import { toTel, Words } from './words.tsx';

/** One topic as a page of its own: light, without script, to open and to forward without LINE. Hono's JSX escapes every word. */
export function AnswerPage({ answer, topic, voice }: { answer: Answer; topic: Topic; voice: Voice }) {
  // A text that is not translated yet is shown in the language it was written in.
  const writtenIn = voice.content.readText(topic.id, voice.language).writtenIn ?? voice.language;
  const lang = writtenIn === voice.language ? undefined : toBcp47(writtenIn);
  return (
    <html lang={toBcp47(answer.language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{answer.title}</title>
        <meta name="description" content={answer.private ? '' : answer.paragraphs[0]} />
        {answer.private ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href="/style.css" />
        {voice.content.city.languages.map((language) => (
          <link rel="alternate" hreflang={toBcp47(language)} href={`/a/${language}/${topic.id}`} />
        ))}
      </head>
      <body>
        <header>
          <p class="city">{voice.content.city.name[answer.language]}</p>
        </header>
        <main>
          <h1 lang={lang}>
            <Words text={answer.title ?? ''} language={writtenIn} />
          </h1>
          <div class="answer" lang={lang}>
            {answer.paragraphs.map((paragraph) => (
              <p>
                <Words text={paragraph} language={writtenIn} />
              </p>
            ))}
          </div>
          {answer.sections.map((section) => (
            <section>
              <h2>{section.title}</h2>
              <ul lang={lang}>
                {section.lines.map((line) => (
                  <li>
                    <Words text={line} language={writtenIn} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {answer.contacts.length > 0 ? (
            <section>
              <h2>{say(voice, 'section.contacts')}</h2>
              {answer.contacts.map((contact) => (
                <Contact contact={contact} voice={voice} />
              ))}
            </section>
          ) : null}
          {answer.links.length > 0 ? (
            <ul class="links">
              {answer.links.map((link) => (
                <li>
                  <a href={link.url} rel="noreferrer">
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
          <Related topic={topic} voice={voice} />
          <div class="notes">
            {answer.notes.map((note) => (
              <p>{note}</p>
            ))}
            <p>{say(voice, 'page.forward')}</p>
          </div>
        </main>
        <nav aria-label={say(voice, 'page.languages')}>
          <ul class="languages">
            {voice.content.city.languages.map((language) => (
              <li>
                {language === answer.language ? (
                  <span aria-current="page">{voice.words.say(language, 'language.name')}</span>
                ) : (
                  <a href={`/a/${language}/${topic.id}`} lang={toBcp47(language)}>
                    {voice.words.say(language, 'language.name')}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      </body>
    </html>
  );
}

const Contact = ({ contact, voice }: { contact: ContactCard; voice: Voice }) => (
  <div class="contact">
    <h3>{contact.name}</h3>
    {contact.phones.map((phone) => (
      <p class="phone">
        <a href={toTel(phone.number)}>{phone.number}</a>
        {phone.note ? <small>{phone.note}</small> : null}
      </p>
    ))}
    {contact.lines.map((line) => (
      <p>{line}</p>
    ))}
    {contact.address ? (
      <p lang="ja">
        {contact.map ? (
          <a href={contact.map} rel="noreferrer">
            {contact.address}
          </a>
        ) : (
          contact.address
        )}
      </p>
    ) : null}
    {contact.website ? (
      <p>
        <a href={contact.website} rel="noreferrer">
          {say(voice, 'button.web')}
        </a>
      </p>
    ) : null}
  </div>
);

const Related = ({ topic, voice }: { topic: Topic; voice: Voice }) =>
  topic.related.length === 0 ? null : (
    <section>
      <h2>{say(voice, 'section.related')}</h2>
      <ul class="links">
        {topic.related.map((id) => (
          <li>
            <a href={`/a/${voice.language}/${id}`}>{voice.content.readText(id, voice.language).title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
