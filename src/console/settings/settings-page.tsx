import type { Child } from 'hono/jsx';
import { sayHours, type Voice } from '../../answer/index.ts';
import { CATEGORIES, PLACES, usualHours } from '../../desk/index.ts';
import type { DeskSettings } from '../../tickets/index.ts';
import { Page } from '../page/page.tsx';
import { type Screen, toVoice } from '../page/screen.ts';

/** What came of saving: which form, and what is wrong with it if anything is. */
export type Saved = { name: string; code?: string; detail?: string };

/** Lines for new exceptional days; more come when these are saved. */
const SPARE_DAYS = 3;

/** Everything the city sets itself. */
export const SettingsPage = ({
  screen,
  settings,
  saved,
}: {
  screen: Screen;
  settings: DeskSettings;
  saved?: Saved | undefined;
}) => {
  const { say } = screen;
  const voice = toVoice(screen, screen.language);
  const form = (name: keyof DeskSettings, children: Child) => (
    <SettingForm screen={screen} name={name} saved={saved?.name === name ? saved : undefined}>
      {children}
    </SettingForm>
  );
  return (
    <Page screen={screen} title={say('settings.title')}>
      <h1>{say('settings.title')}</h1>
      {form('hours', <Hours screen={screen} voice={voice} hours={settings.hours} />)}
      {form('exceptions', <Exceptions screen={screen} exceptions={settings.exceptions} />)}
      {form('places', <Places screen={screen} places={settings.places} />)}
      {form(
        'notify',
        <>
          <Field screen={screen} name="webhook" type="url" value={settings.notify.webhook ?? ''} />
          <Field screen={screen} name="mail" type="email" value={settings.notify.mail ?? ''} />
          <Field screen={screen} name="everyMinutes" type="number" value={settings.notify.everyMinutes} />
        </>,
      )}
      {form(
        'retention',
        <>
          <Field screen={screen} name="wordDays" type="number" value={settings.retention.wordDays} />
          <Field screen={screen} name="summaryDays" type="number" value={settings.retention.summaryDays} />
          <Field screen={screen} name="unansweredDays" type="number" value={settings.retention.unansweredDays} />
        </>,
      )}
      <section
        id="desk-state"
        aria-live="polite"
        aria-label={say('settings.state')}
        hx-get="/staff/settings/state"
        hx-trigger="load"
      ></section>
      {form(
        'quotaReserve',
        <Field screen={screen} name="quotaReserve" type="number" min={0} value={settings.quotaReserve} />,
      )}
    </Page>
  );
};

const SettingForm = ({
  screen: { say },
  name,
  saved,
  children,
}: {
  screen: Screen;
  name: string;
  saved: Saved | undefined;
  children?: Child;
}) => (
  <section class="card" id={name} aria-labelledby={`${name}-title`}>
    <h2 id={`${name}-title`}>{say(`settings.${name}`)}</h2>
    <p class="quiet">{say(`settings.${name}.note`)}</p>
    {saved ? <Outcome say={say} saved={saved} /> : null}
    <form method="post" action={`/staff/settings/${name}`}>
      {children}
      <button type="submit">{say('settings.save')}</button>
    </form>
  </section>
);

/** Whether it was saved, in words above the form. */
export const Outcome = ({ say, saved: { code, detail } }: { say: Screen['say']; saved: Saved }) =>
  code ? (
    <p class="wrong" role="alert" data-focus="true" tabindex={-1}>
      {say(`error.${code}`, { detail: detail ?? '' })}
    </p>
  ) : (
    <p class="right" role="status" data-focus="true" tabindex={-1}>
      {say('settings.saved')}
    </p>
  );

const Field = ({
  screen: { say },
  name,
  type,
  value,
  min = 1,
}: {
  screen: Screen;
  name: string;
  type: 'url' | 'email' | 'number';
  value: string | number;
  min?: number;
}) => (
  <p>
    <label for={name}>{say(`settings.${name}.label`)}</label>
    <input
      id={name}
      name={name}
      type={type}
      value={String(value)}
      min={type === 'number' ? min : undefined}
      max={type === 'number' && min === 1 ? 3650 : undefined}
      required={type === 'number'}
    />
  </p>
);

const Hours = ({ screen: { say, library }, voice, hours }: { screen: Screen; voice: Voice; hours: string | null }) => (
  <>
    <p>{say('settings.hours.now', { hours: sayHours(voice, hours ?? usualHours(library.content)) })}</p>
    <label for="hours-open">{say('settings.hours.label')}</label>
    <input
      id="hours-open"
      name="hours"
      value={hours ?? ''}
      placeholder={usualHours(library.content)}
      autocomplete="off"
    />
  </>
);

const Exceptions = ({ screen: { say }, exceptions }: { screen: Screen; exceptions: DeskSettings['exceptions'] }) => {
  const spare = Array.from({ length: SPARE_DAYS }, () => ({ date: '', open: null, note: '' }));
  return (
    <div class="table">
      <table>
        <caption class="unseen">{say('settings.exceptions')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('settings.exceptions.date')}</th>
            <th scope="col">{say('settings.exceptions.open')}</th>
            <th scope="col">{say('settings.exceptions.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {[...exceptions, ...spare].map(({ date, open, note }, index) => (
            <tr>
              <td>
                <input
                  type="date"
                  name="date"
                  value={date}
                  aria-label={say('settings.exceptions.dateOf', { number: index + 1 })}
                />
              </td>
              <td>
                <input
                  name="open"
                  value={open ?? ''}
                  placeholder={say('settings.exceptions.closed')}
                  aria-label={say('settings.exceptions.openOf', { number: index + 1 })}
                />
              </td>
              <td>
                <input
                  name="note"
                  value={note ?? ''}
                  maxlength={100}
                  aria-label={say('settings.exceptions.reasonOf', { number: index + 1 })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Places = ({
  screen: { say, library, language },
  places,
}: {
  screen: Screen;
  places: Partial<DeskSettings['places']>;
}) => (
  <div class="grid">
    {CATEGORIES.map((category) => (
      <p>
        <label for={`place-${category}`}>{library.words.say(language, `category.${category}`)}</label>
        <select id={`place-${category}`} name={category}>
          {PLACES.map((place) => (
            <option value={place} selected={places[category] === place}>
              {say(`place.${place}`)}
            </option>
          ))}
        </select>
      </p>
    ))}
  </div>
);
