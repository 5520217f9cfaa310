import { CATEGORIES } from '../../desk/index.ts';

/** A form of the settings page as the value its setting has; what does not fit is left for `saveSetting` to refuse. */
export function toSetting(name: string, form: Readonly<Record<string, string | string[]>>): unknown {
  const one = (field: string): string => String([form[field]].flat()[0] ?? '').trim();
  const many = (field: string): string[] => [form[field] ?? []].flat().map((text) => text.trim());
  const number = (field: string): unknown => (one(field) === '' ? undefined : Number(one(field)));
  switch (name) {
    case 'hours':
      return one('hours') || null;
    case 'exceptions': {
      const [opens, notes] = [many('open'), many('note')];
      return many('date').flatMap((date, index) =>
        date === '' ? [] : [{ date, open: opens[index] || null, ...(notes[index] ? { note: notes[index] } : {}) }],
      );
    }
    case 'places':
      return Object.fromEntries(CATEGORIES.map((category) => [category, one(category)]));
    case 'notify':
      return { webhook: one('webhook') || null, mail: one('mail') || null, everyMinutes: number('everyMinutes') };
    case 'retention':
      return {
        wordDays: number('wordDays'),
        summaryDays: number('summaryDays'),
        unansweredDays: number('unansweredDays'),
      };
    case 'quotaReserve':
      return number('quotaReserve');
    default:
      return undefined;
  }
}
