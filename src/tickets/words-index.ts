import { hashText } from '../hash.ts';
import { tokenise } from '../search/index.ts';
import { plain, type Statement } from './database.ts';

/** Longer messages are found by their beginning. */
const INDEXED_LENGTH = 2_000;

/**
 * Makes a stored message findable: its words cut as everywhere in the house (pairs of characters where words are not written apart), each as a
 * number, so that the index holds no readable word.
 */
export const indexMessage = (messageId: string, text: string): Statement =>
  plain(
    'INSERT OR REPLACE INTO ticket_words (rowid, words) SELECT seq, ? FROM ticket_messages WHERE id = ?',
    toTerms(text.slice(0, INDEXED_LENGTH)).join(' '),
    messageId,
  );

/** The full-text query for words standing next to each other; undefined when there is nothing to look for. */
export function toWordsQuery(question: string): string | undefined {
  const terms = toTerms(question);
  return terms.length === 0 ? undefined : `"${terms.join(' ')}"`;
}

const toTerms = (text: string): string[] => tokenise(text).map(toTerm);

/** In letters and digits that every tokenizer leaves whole. */
const toTerm = (word: string): string => `w${hashText(word).toString(36)}`;
