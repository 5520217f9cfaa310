import { asc, eq } from 'drizzle-orm';
import type { Member } from '../desk/index.ts';
import { openDatabase } from './database.ts';
import { members } from './schema.ts';

/** The member with this mail address (as Access writes it, in small letters), or undefined. */
export async function findMember(database: D1Database, mail: string): Promise<Member | undefined> {
  const [row] = await openDatabase(database).select().from(members).where(eq(members.mail, mail.toLowerCase()));
  return row && toMember(row);
}

export const listMembers = async (database: D1Database): Promise<Member[]> =>
  (await openDatabase(database).select().from(members).orderBy(asc(members.name))).map(toMember);

/** Adds a member or changes one; who is taken out becomes inactive, so that history keeps its names. */
export async function saveMember(database: D1Database, member: Member, now: number): Promise<void> {
  const row = { ...member, mail: member.mail.toLowerCase() };
  await openDatabase(database)
    .insert(members)
    .values({ ...row, addedAt: now })
    .onConflictDoUpdate({ target: members.mail, set: row });
}

const toMember = ({ addedAt: _, ...member }: typeof members.$inferSelect): Member => member;
