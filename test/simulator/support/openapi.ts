/** The part of an OpenAPI 3.0 schema that LINE's descriptions use. */
export interface Schema {
  $ref?: string;
  type?: string;
  required?: string[];
  properties?: { [name: string]: Schema };
  additionalProperties?: Schema;
  items?: Schema;
  allOf?: Schema[];
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  discriminator?: { propertyName: string; mapping: { [kind: string]: string } };
}

export type Schemas = { [name: string]: Schema };

const TYPES: { [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Where a value departs from a schema: missing, unknown or wrong. Kinds follow the discriminator. */
export function faultsAgainst(value: unknown, schema: Schema, schemas: Schemas, path = ''): string[] {
  const flat = flatten(schema, value, schemas);
  if (flat.type !== undefined && TYPES[flat.type]?.(value) === false) return [`${path}: not ${flat.type}`];
  if (flat.enum !== undefined && !flat.enum.includes(value)) return [`${path}: not in ${flat.enum.join()}`];
  if (typeof value === 'string') return isTextWithin(value, flat) ? [] : [`${path}: wrong text`];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => faultsAgainst(item, flat.items ?? {}, schemas, `${path}[${index}]`));
  }
  return typeof value === 'object' && value !== null ? faultsInside(value, flat, schemas, path) : [];
}

function faultsInside(value: object, flat: Schema, schemas: Schemas, path: string): string[] {
  const missing = (flat.required ?? []).filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`);
  const inside = Object.entries(value).flatMap(([name, part]) => {
    const schema = flat.properties?.[name] ?? flat.additionalProperties;
    return schema === undefined
      ? [`${path}.${name}: unknown`]
      : faultsAgainst(part, schema, schemas, `${path}.${name}`);
  });
  return [...missing, ...inside];
}

function isTextWithin(value: string, { pattern, minLength = 0, maxLength = Infinity }: Schema): boolean {
  const fits = pattern === undefined || new RegExp(pattern).test(value);
  return fits && value.length >= minLength && value.length <= maxLength;
}

/** Follows references, the discriminator and `allOf` into one schema. */
function flatten(schema: Schema, value: unknown, schemas: Schemas, isBase = false): Schema {
  const own = schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const kind = own.discriminator === undefined || isBase ? undefined : toKind(own.discriminator, value);
  if (kind !== undefined) return flatten({ $ref: kind }, value, schemas, true);
  return (own.allOf ?? []).reduce<Schema>((sum, part) => merge(sum, flatten(part, value, schemas, true)), {
    ...own,
    allOf: [],
  });
}

function toKind(discriminator: { propertyName: string; mapping: { [kind: string]: string } }, value: unknown) {
  return discriminator.mapping[String((value as Record<string, unknown> | null)?.[discriminator.propertyName])];
}

function merge(one: Schema, other: Schema): Schema {
  return {
    ...one,
    ...other,
    required: [...(one.required ?? []), ...(other.required ?? [])],
    properties: { ...one.properties, ...other.properties },
  };
}
