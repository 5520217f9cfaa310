import { startState, takeTurn } from '../../dialogue/index.ts';
import { toLineMessages } from '../../line/index.ts';
import { readLibrary } from '../read-compiled.ts';
import { QUESTIONS } from './questions.ts';
import { summarise } from './statistics.ts';

const ROUNDS = 60;

/** One whole turn, from words to LINE messages: what a message costs in CPU. Goal: under 5 ms at p99. */
export function measureTurn(): unknown {
  const library = readLibrary();
  const now = Date.now();
  const run = (text: string): number => {
    const start = performance.now();
    const heard = { kind: 'wrote', text, messageId: '1', masked: [] } as const;
    const { effects } = takeTurn(
      { id: '1', now, place: 'private', profileLanguage: null, heard },
      startState(now),
      library,
    );
    for (const effect of effects)
      if (effect.kind === 'say') JSON.stringify(toLineMessages(effect.answers, library.words, 'https://bot.example'));
    return performance.now() - start;
  };
  const firstMs = run('hello');
  for (const text of QUESTIONS) run(text);
  const samples = Array.from({ length: ROUNDS }, () => QUESTIONS.map(run)).flat();
  return { ...summarise(samples), firstMs, turns: samples.length };
}
