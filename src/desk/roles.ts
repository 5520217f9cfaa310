/** Roles of the console, each with all rights of those before it except that editors work on content and not with residents. */
export const ROLES = ['viewer', 'editor', 'consultant', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Everything a member can do; each route names the one it needs. */
export const PERMISSIONS = [
  'viewTickets',
  'answerTickets',
  'assignTickets',
  'viewUnanswered',
  'decideDeletion',
  'exportPerson',
  'changeSettings',
  'changeMembers',
  'viewAudit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['viewTickets', 'viewUnanswered'],
  editor: ['viewUnanswered'],
  consultant: ['viewTickets', 'answerTickets', 'assignTickets', 'viewUnanswered'],
  admin: PERMISSIONS,
};

/** Somebody who may come in. The right to sensitive tickets is given apart from the role. */
export type Member = { mail: string; name: string; role: Role; sensitive: boolean; active: boolean };

export const isPermitted = (member: Member, permission: Permission): boolean =>
  member.active && GRANTED[member.role].includes(permission);

/** Whether the member may see this ticket at all. */
export const maySee = (member: Member, ticket: { sensitive: boolean }): boolean =>
  isPermitted(member, 'viewTickets') && (member.sensitive || !ticket.sensitive);
