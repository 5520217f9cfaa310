/**
 * Opening hours: reads OSM's opening_hours syntax, knows holidays, says what is open when.
 * Knows no contact, no language and no clock: the time comes in as an argument, in the city's zone.
 */

export { type Calendar, countOpenMinutes, findClosing, findNextOpening, isOpenAt } from './evaluate.ts';
export { type Days, parseHours, type Rule, type Schedule } from './parse-hours.ts';
export { toWallTime, type WallTime } from './wall-time.ts';
