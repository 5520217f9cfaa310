/**
 * D1: what went unanswered, what people said of answers, what could not be sent, counters. All SQL and every migration.
 * Knows no talk and no reader.
 */
export {
  addCounts,
  type ParkedLetter,
  type RecordsVariables,
  readHealth,
  readUnanswered,
  type StoredRecord,
  tidyRecords,
  writeRecord,
} from './records.ts';
