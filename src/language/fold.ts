import { findScript, type Script } from './script.ts';

/** One unbroken stretch of letters of one script, in lower case. */
export type Run = { readonly script: Script; readonly letters: string };

const ADDRESS_OR_MENTION = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_]+/giu;
const MARK_OR_JOINER = /[\p{M}\u200c\u200d]/u;
const APOSTROPHE = "'";

/**
 * Cuts a message into runs of letters of one script. Addresses, mentions, numbers, pictures and punctuation say nothing
 * about the language and are left out; an apostrophe inside a word stays (don't, l'hôpital, м'ясо).
 */
export function toRuns(text: string): Run[] {
  const runs: Run[] = [];
  let script: Script | undefined;
  let letters = '';
  const close = () => {
    const word = letters.replace(/^'+|'+$/g, '');
    if (script && word) runs.push({ script, letters: word });
    script = undefined;
    letters = '';
  };
  for (const character of foldForm(text)) {
    const own = findScript(character.codePointAt(0) ?? 0) ?? (staysWith(character, script) ? script : undefined);
    if (own !== script) close();
    if (!own) continue;
    script = own;
    letters += character;
  }
  close();
  return runs;
}

/** Combining marks belong to the letter before them; an apostrophe to a word of an alphabet. */
function staysWith(character: string, script: Script | undefined): boolean {
  if (!script) return false;
  if (character === APOSTROPHE) return script === 'latin' || script === 'cyrillic';
  return character > '\u007f' && MARK_OR_JOINER.test(character);
}

/** Width and case stop counting; "holaaaa" becomes "hola" and "kkkkkkk" becomes "kkk". */
function foldForm(text: string): string {
  return text
    .replace(ADDRESS_OR_MENTION, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, APOSTROPHE)
    .replace(/([aeiouyаеиоу])\1{2,}/g, '$1')
    .replace(/(\p{L})\1{3,}/gu, '$1$1$1');
}
