import { sayHours, type Voice } from '../../answer/index.ts';
import { usualHours } from '../../desk/index.ts';
import type { DeskSettings } from '../../tickets/index.ts';
import type { Screen } from '../page/screen.ts';

/** Lines for new exceptional days; more come when these are saved. */
const SPARE_DAYS = 3;

/** When the desk is open: as it is now, and what the city writes instead of the content. */
export const Hours = ({
  screen: { say, library },
  voice,
  hours,
}: {
  screen: Screen;
  voice: Voice;
  hours: string | null;
}) => (
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

/** Days that are not as usual. */
export const Exceptions = ({
  screen: { say },
  exceptions,
}: {
  screen: Screen;
  exceptions: DeskSettings['exceptions'];
}) => {
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
