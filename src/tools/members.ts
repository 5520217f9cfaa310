import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Member, ROLES, type Role } from '../desk/index.ts';

/**
 * `npm run member -- tanaka@city.example.jp "田中" --role admin [--sensitive] [--remote]`: adds a member of the console or changes one. Everything after the first admin is
 * done in the console; this is how the first one comes in. Without `--remote` it works on the local database.
 */
const root = join(import.meta.dirname, '../..');
const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js');

type Where = { local: true; persistTo?: string; config?: string } | { local: false };

/** Adds members or changes them, by mail address. Addresses are kept in small letters, as Access is compared. */
export function addMembers(members: readonly Member[], where: Where): void {
  const rows = members
    .map(
      ({ mail, name, role, sensitive, active }) =>
        `(${[quote(mail.toLowerCase()), quote(name), quote(role), Number(sensitive), Number(active), Date.now()].join(', ')})`,
    )
    .join(', ');
  const sql = `INSERT INTO members (mail, name, role, sensitive, active, added_at) VALUES ${rows} ON CONFLICT (mail) DO UPDATE SET name = excluded.name, role = excluded.role, sensitive = excluded.sensitive, active = excluded.active`;
  const place = where.local
    ? ['--local', ...(where.persistTo ? ['--persist-to', where.persistTo] : [])]
    : ['--remote'];
  const config = where.local && where.config ? ['--config', where.config] : [];
  execFileSync(process.execPath, [wrangler, 'd1', 'execute', 'RECORDS', ...place, ...config, '--command', sql], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
  });
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: 'string', default: 'viewer' },
      sensitive: { type: 'boolean', default: false },
      remote: { type: 'boolean', default: false },
    },
  });
  const [mail = '', name = mail.split('@')[0] ?? ''] = positionals;
  const role = ROLES.find((one) => one === values.role) as Role | undefined;
  if (!/^[^@\s]+@[^@\s]+$/.test(mail) || !role) {
    console.error(`usage: npm run member -- <mail> ["name"] --role ${ROLES.join('|')} [--sensitive] [--remote]`);
    process.exit(2);
  }
  addMembers([{ mail, name, role, sensitive: values.sensitive, active: true }], { local: !values.remote });
  console.log(`${mail} is ${role}${values.sensitive ? ' with the right to sensitive tickets' : ''}.`);
}
