/**
 * Opening hours: reads OSM's opening_hours syntax, knows holidays, says what is open when.
 * Knows no contact, no language and no clock: the time comes in as an argument, in the city's zone.
 */
export { type Schedule, type Rule, type Days, parseHours } from './parse-hours.ts';
export { type Calendar, isOpenAt, findNextOpening, findClosing } from './evaluate.ts';
export { type WallTime, toWallTime, toIsoDay } from './wall-time.ts';
