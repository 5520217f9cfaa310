import type { Child } from 'hono/jsx';
import type { Screen } from '../page/screen.ts';

/** What came of saving: which form, and what is wrong with it if anything is. */
export type Saved = { name: string; code?: string; detail?: string };

/** One setting: what it is for, what came of saving it, and its fields. */
export const SettingForm = ({
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

/** One value with its label. */
export const Field = ({
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
