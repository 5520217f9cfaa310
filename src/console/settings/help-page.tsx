import { AGES } from '../../desk/index.ts';
import { Page } from '../page/page.tsx';
import type { Screen } from '../page/screen.ts';

const STEPS = ['open', 'read', 'write', 'send', 'close'] as const;
const STATES = ['waiting', 'active', 'closed'] as const;
const MARKS = ['danger', 'sensitive', 'unsafePhone', 'left', 'deletion', 'hold'] as const;
const DELIVERIES = ['sending', 'delivered', 'waiting', 'failed'] as const;

/** One page: how a resident who waits is answered, and what every mark means. */
export const HelpPage = ({ screen }: { screen: Screen }) => {
  const { say } = screen;
  return (
    <Page screen={screen} title={say('help.title')}>
      <h1>{say('help.title')}</h1>
      <section class="card" aria-labelledby="steps">
        <h2 id="steps">{say('help.steps')}</h2>
        <ol>
          {STEPS.map((step) => (
            <li>{say(`help.step.${step}`)}</li>
          ))}
        </ol>
      </section>
      <section class="card" aria-labelledby="states">
        <h2 id="states">{say('help.states')}</h2>
        <dl>
          {STATES.map((state) => (
            <div>
              <dt>
                <span class={`badge ${state}`}>{say(`state.${state}`)}</span>
              </dt>
              <dd>{say(`help.state.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card" aria-labelledby="ages">
        <h2 id="ages">{say('help.ages')}</h2>
        <dl>
          {AGES.map((age) => (
            <div>
              <dt>
                <span class={`badge ${age}`}>{say(`age.${age}`)}</span>
              </dt>
              <dd>{say(`help.age.${age}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card" aria-labelledby="marks">
        <h2 id="marks">{say('help.marks')}</h2>
        <dl>
          {MARKS.map((mark) => (
            <div>
              <dt>
                <span class={`mark ${mark === 'unsafePhone' ? 'danger' : mark}`}>{say(`help.mark.${mark}`)}</span>
              </dt>
              <dd>{say(`help.mark.${mark}.note`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card" aria-labelledby="deliveries">
        <h2 id="deliveries">{say('help.deliveries')}</h2>
        <dl>
          {DELIVERIES.map((status) => (
            <div>
              <dt>{say(`delivery.${status}`)}</dt>
              <dd>{say(`help.delivery.${status}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card" aria-labelledby="more">
        <h2 id="more">{say('help.more')}</h2>
        <ul>
          {(['languages', 'both', 'private', 'blocked', 'keys'] as const).map((point) => (
            <li>{say(`help.more.${point}`)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
};
