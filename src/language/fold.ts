import { type Script, findScript } from './script.ts';

/** One unbroken stretch of letters of one script, in lower case. */
export type Run = { readonly script: Script; readonly letters: string };

const NOT_WORDS = /\b(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[@#][\p{L}\p{N}_]+|\{\{[^}]*\}\}/giu;
const MARK_OR_JOINER = /[\p{M}\u200b-\u200d\u2060]/u;

/**
 * Cuts a message into runs of letters. Addresses, mentions, numbers, pictures and punctuation say nothing about the
 * language and are left out; an apostrophe inside a word stays (don't, l'hôpital, м'ясо).
 */
export function toRuns(text: string): Run[] {
  const runs: Run[] = [];
  let script: Script | undefined;
  let letters = '';
  const close = () => {
    if (script) runs.push({ script, letters: letters.replace(/'+$/, '') });
    script = undefined;
    letters = '';
  };
  for (const character of foldForm(text)) {
    const own = MARK_OR_JOINER.test(character) ? (script ?? findScript(character.codePointAt(0) ?? 0)) : findScript(character.codePointAt(0) ?? 0);
    if (own === undefined && character === "'" && (script === 'latin' || script === 'cyrillic')) letters += character;
    else if (own === undefined) close();
    else {
      if (own !== script) close();
      script = own;
      letters += character;
    }
  }
  close();
  return runs;
}

/** Full-width and half-width forms become one, capitals go, "holaaaa" and "kkkkkkk" become "hola" and "kkk". */
function foldForm(text: string): string {
  return text
    .replace(NOT_WORDS, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/([aeiouy])\1{2,}/g, '$1')
    .replace(/(\p{L})\1{3,}/gu, '$1$1$1');
}
