import * as z from 'zod';
import { parseHours } from '../../hours/index.ts';
import { CATEGORIES } from '../../desk/index.ts';
import { LANGUAGES } from '../../language/index.ts';
import { COLLECTIONS, DANGERS, type HAZARDS, STAKES, STATUSES } from '../topic.ts';

const day = z
  .union([z.date().transform((date) => date.toISOString().slice(0, 10)), z.coerce.string()])
  .pipe(
    z.string().regex(/^(undated|about \d{4}|\d{4}(-\d{2}(-\d{2})?)?)$/, 'write YYYY, YYYY-MM, YYYY-MM-DD or undated'),
  );
const status = z.enum(STATUSES);
const source = z.string().trim().min(3);
const evidence = { status, date: day, source };
const url = z.url({ protocol: /^https?$/, message: 'write a whole address beginning with https://' });
const id = z.string().regex(/^[a-z0-9-]+$/, 'use small letters, digits and hyphens');
const topicId = z
  .string()
  .regex(new RegExp(`^(${COLLECTIONS.join('|')})/[a-z0-9-]+$`), 'write collection/slug, for example living/garbage');
const phoneNumber = z.coerce
  .string()
  .regex(/^(#\d{4}|\d{3}|0[\d-]{8,13})$/, 'write the number as in Japan: 03-0000-0000, #7119 or 119');
const hours = z.string().superRefine((text, context) => {
  const parsed = parseHours(text);
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.error.message });
});
const inEveryLanguage = z.strictObject(
  Object.fromEntries(LANGUAGES.map((language) => [language, z.string().trim().min(1)])) as Record<
    (typeof LANGUAGES)[number],
    z.ZodString
  >,
);
const language = z.enum(LANGUAGES);

export const ContactFile = z.strictObject({
  name: inEveryLanguage,
  phones: z
    .array(
      z.strictObject({
        number: phoneNumber,
        ...evidence,
        free: z.boolean().optional(),
        ipPhones: z.boolean().optional(),
        languages: z.array(z.string()).optional(),
        label: z.literal('ip').optional(),
      }),
    )
    .default([]),
  hours: z.strictObject({ open: hours, ...evidence }).optional(),
  languages: z
    .array(
      z.strictObject({
        tag: z.string(),
        open: hours.optional(),
        by: z.enum(['staff', 'interpreter', 'chat']).optional(),
        status: status.optional(),
        date: day.optional(),
        source: source.optional(),
      }),
    )
    .default([]),
  place: z
    .strictObject({
      address: z.string().trim().min(1),
      lat: z.number().optional(),
      lon: z.number().optional(),
      ...evidence,
    })
    .optional(),
  website: url.optional(),
  missing: z.array(z.string()).default([]),
});

export const TopicFile = z.strictObject({
  stakes: z.enum(STAKES),
  private: z.boolean().default(false),
  weight: z.int().min(0).max(3).default(1),
  contacts: z.array(id).max(4),
  facts: z.record(id, z.strictObject({ value: z.coerce.string().trim().min(1), ...evidence })).default({}),
  claims: z.array(z.strictObject({ about: z.string().trim().min(1), ...evidence })).default([]),
  links: z.array(z.strictObject({ id, url, language: z.string().optional(), status })).default([]),
  missing: z.array(z.string()).default([]),
  related: z.array(topicId).max(4).default([]),
  checked: day,
});

export const CityFile = z.strictObject({
  id,
  name: inEveryLanguage,
  timeZone: z.string(),
  utcOffsetMinutes: z.int(),
  languages: z.array(language),
  operator: inEveryLanguage,
  desk: id,
  secondDesk: id,
  danger: z.strictObject(
    Object.fromEntries(DANGERS.map((kind) => [kind, z.array(id).min(1)])) as Record<
      (typeof DANGERS)[number],
      z.ZodArray<typeof id>
    >,
  ),
  meanwhile: z.array(id),
  interpreters: z.array(id).min(1),
  letters: z.record(id, topicId.nullable()),
  categories: z.partialRecord(z.enum(CATEGORIES), z.array(topicId)),
  fallbacks: z.strictObject(
    Object.fromEntries(LANGUAGES.map((tag) => [tag, z.array(language)])) as Record<
      (typeof LANGUAGES)[number],
      z.ZodArray<typeof language>
    >,
  ),
  centre: z.strictObject({ lat: z.number(), lon: z.number(), radiusKm: z.number() }),
  shelters: z.strictObject({ credit: z.string(), date: day }),
});

/** Concept → its words by language; `carried` are the Japanese words people use inside other languages. */
export const GlossaryFile = z.record(id, z.record(z.string(), z.array(z.coerce.string().trim().min(1))));

/** The columns of `places/shelters.csv` that hold a hazard mark. */
export const HAZARD_COLUMNS: Record<(typeof HAZARDS)[number], string> = {
  flood: 'ok_flood',
  landslide: 'ok_landslide',
  earthquake: 'ok_earthquake',
  fire: 'ok_large_fire',
  volcano: 'ok_volcano',
};
