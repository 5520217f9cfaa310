/** A reference inside a topic text: `{{phone:one-stop-center}}`, `{{fact:notify-days}}`. */
export type Reference = { kind: ReferenceKind; id: string };

export const REFERENCE_KINDS = ['phone', 'name', 'hours', 'address', 'web', 'fact', 'link'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

const REFERENCE = /\{\{\s*([a-z]+)\s*:\s*([a-z0-9-]+)\s*\}\}/g;

/** The references of `text`, in order. */
export function listReferences(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({ kind: match[1] as ReferenceKind, id: match[2] ?? '' }));
}

/** `text` with every reference replaced by what `fill` says. */
export function fillReferences(text: string, fill: (reference: Reference) => string): string {
  return text.includes('{{')
    ? text.replace(REFERENCE, (_, kind: ReferenceKind, id: string) => fill({ kind, id }))
    : text;
}
