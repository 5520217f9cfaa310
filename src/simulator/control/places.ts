/** A place the location button offers. */
export interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

/** Two points to start with; `SIMULATOR_PLACES` (JSON) or the option `places` puts another city's here. */
export const DEFAULT_PLACES: readonly Place[] = [
  { name: 'City hall', latitude: 36.401889, longitude: 138.249083 },
  { name: 'By the big river', latitude: 36.3955, longitude: 138.2415 },
];

/** Reads places from JSON; undefined when it is none. */
export function parsePlaces(json: string | undefined): Place[] | undefined {
  if (json === undefined || json === '') return undefined;
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) && list.every(isPlace) ? list : undefined;
}

function isPlace(value: unknown): value is Place {
  const { name, latitude, longitude } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof latitude === 'number' && typeof longitude === 'number';
}
