import { isLanguage, toBcp47 } from '../../language/index.ts';
import type { readUnanswered } from '../../records/index.ts';
import type { listAudit } from '../../tickets/index.ts';
import { Page } from '../page/page.tsx';
import { sayDay, sayWhen } from '../page/say-time.ts';
import type { Screen } from '../page/screen.ts';
import { hasConsoleWords } from '../words.ts';

/** What residents asked and the bot could not answer: what volunteers write next. */
export const UnansweredPage = ({
  screen,
  questions,
}: {
  screen: Screen;
  questions: Awaited<ReturnType<typeof readUnanswered>>;
}) => {
  const { say } = screen;
  return (
    <Page screen={screen} title={say('unanswered.title')}>
      <h1>{say('unanswered.title')}</h1>
      <p class="quiet">{say('unanswered.note')}</p>
      {questions.length === 0 ? (
        <div class="empty">
          <p>{say('unanswered.empty')}</p>
        </div>
      ) : (
        <ul class="plain-list">
          {questions.map(({ at, language, question }) => (
            <li class="card">
              <p class="words" lang={isLanguage(language) ? toBcp47(language) : language} dir="auto">
                {question}
              </p>
              <p class="quiet">
                {isLanguage(language) ? say(`language.${language}`) : language} · {sayWhen(screen, at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
};

/** Who did and saw what. Nothing here can be changed. */
export const AuditPage = ({ screen, entries }: { screen: Screen; entries: Awaited<ReturnType<typeof listAudit>> }) => {
  const { say } = screen;
  return (
    <Page screen={screen} title={say('audit.title')} wide>
      <h1>{say('audit.title')}</h1>
      <p class="quiet">{say('audit.note')}</p>
      {entries.length === 0 ? (
        <div class="empty">
          <p>{say('audit.empty')}</p>
        </div>
      ) : (
        <section class="table" aria-label={say('audit.title')} tabindex={0}>
          <table>
            <caption class="unseen">{say('audit.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('audit.when')}</th>
                <th scope="col">{say('audit.who')}</th>
                <th scope="col">{say('audit.what')}</th>
                <th scope="col">{say('audit.ticket')}</th>
                <th scope="col">{say('audit.detail')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ at, member, action, ticketId, detail }) => (
                <tr>
                  <td>
                    {sayDay(screen, at)} {sayWhen(screen, at).split(' ').at(-1)}
                  </td>
                  <td>{member}</td>
                  <td>{hasConsoleWords(`audit.action.${action}`) ? say(`audit.action.${action}`) : action}</td>
                  <td>
                    {ticketId ? <a href={`/staff/audit?ticket=${encodeURIComponent(ticketId)}`}>{ticketId}</a> : ''}
                  </td>
                  <td>{detail ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
};
