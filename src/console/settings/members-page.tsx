import { type Member, ROLES } from '../../desk/index.ts';
import { Page } from '../page/page.tsx';
import type { Screen } from '../page/screen.ts';
import { Outcome, type Saved } from './setting-form.tsx';

/** Who may come in, and with which rights. */
export const MembersPage = ({
  screen,
  members,
  saved,
}: {
  screen: Screen;
  members: readonly Member[];
  saved?: Saved | undefined;
}) => {
  const { say } = screen;
  const mayChange = screen.may('changeMembers');
  return (
    <Page screen={screen} title={say('members.title')}>
      <h1>{say('members.title')}</h1>
      <p class="quiet">{say(mayChange ? 'members.note' : 'members.noteReading')}</p>
      {saved ? <Outcome say={say} saved={saved} /> : null}
      <ul class="plain-list">
        {members.map((member) => (
          <li class={`card ${member.active ? '' : 'inactive'}`}>
            <h2>
              <span translate="no">{member.name}</span> <span class="quiet">{member.mail}</span>
            </h2>
            <p>
              {say(`role.${member.role}`)}
              {member.sensitive ? <span class="mark sensitive">{say('members.sensitive')}</span> : null}
              {member.active ? null : <span class="mark hold">{say('members.inactive')}</span>}
            </p>
            {mayChange ? (
              <details>
                <summary aria-label={say('members.changeOf', { name: member.name })}>{say('members.change')}</summary>
                <MemberForm screen={screen} member={member} />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <section class="card" aria-labelledby="add">
          <h2 id="add">{say('members.add')}</h2>
          <MemberForm screen={screen} />
        </section>
      ) : null}
      <section class="card" aria-labelledby="roles">
        <h2 id="roles">{say('members.roles')}</h2>
        <dl>
          {ROLES.map((role) => (
            <div>
              <dt>{say(`role.${role}`)}</dt>
              <dd>{say(`role.${role}.note`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </Page>
  );
};

const MemberForm = ({ screen: { say }, member }: { screen: Screen; member?: Member }) => {
  const name = (field: string): string => `${field}-${member?.mail ?? 'new'}`;
  return (
    <form method="post" action="/staff/members">
      {member ? (
        <input type="hidden" name="mail" value={member.mail} />
      ) : (
        <p>
          <label for={name('mail')}>{say('members.mail')}</label>
          <input id={name('mail')} name="mail" type="email" required maxlength={200} autocomplete="off" />
        </p>
      )}
      <p>
        <label for={name('name')}>{say('members.name')}</label>
        <input id={name('name')} name="name" required maxlength={40} value={member?.name ?? ''} autocomplete="off" />
      </p>
      <p>
        <label for={name('role')}>{say('members.role')}</label>
        <select id={name('role')} name="role">
          {ROLES.map((role) => (
            <option value={role} selected={member?.role === role}>
              {say(`role.${role}`)}
            </option>
          ))}
        </select>
      </p>
      <label class="check">
        <input type="checkbox" name="sensitive" value="true" checked={member?.sensitive ?? false} />{' '}
        {say('members.sensitive.label')}
      </label>
      <label class="check">
        <input type="checkbox" name="active" value="true" checked={member?.active ?? true} /> {say('members.active')}
      </label>
      <button type="submit">{say('settings.save')}</button>
    </form>
  );
};
