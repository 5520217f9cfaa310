import type { Child } from 'hono/jsx';
import { CATEGORIES, PLACES } from '../../desk/index.ts';
import type { DeskSettings } from '../../tickets/index.ts';
import { Page } from '../page/page.tsx';
import { type Screen, toVoice } from '../page/screen.ts';
import { Exceptions, Hours } from './hours-fields.tsx';
import { Field, type Saved, SettingForm } from './setting-form.tsx';

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
