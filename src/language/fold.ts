import { findScript, type Script } from './script.ts';

/** One unbroken stretch of letters of one script, in lower case. */
export type Run = { readonly script: Script; readonly letters: string };

const ADDRESS_OR_MENTION = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_]+/giu;
const RUN_PART = /[\p{L}\p{M}\p{Nl}'々〇ー\u200c\u200d]/u;
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
    if (!RUN_PART.test(character)) close();
    else {
      // Combining marks and joiners belong to no script of their own: they stay with the letter before them.
      const own = findScript(character.codePointAt(0) ?? 0) ?? (character === APOSTROPHE ? joined(script) : script);
      if (own !== script) close();
      script = own;
      letters += character;
    }
  }
  close();
  return runs;
}

/** Only alphabets write an apostrophe inside a word. */
const joined = (script: Script | undefined) => (script === 'latin' || script === 'cyrillic' ? script : undefined);

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
