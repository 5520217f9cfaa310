import { startState, takeTurn } from '../../dialogue/index.ts';
import { toLineMessages } from '../../line/index.ts';
import { readLibrary } from '../read-compiled.ts';
import { QUESTIONS } from './questions.ts';
import { summarise } from './statistics.ts';

const ROUNDS = 60;

/**
 * One whole turn, from words to LINE messages. Goal: under 5 ms of CPU at p99. Both clocks are told: on a busy machine the wall's tail is the time in which
 * others were working; the CPU's counts the runtime's own compiling and tidying.
 */
export function measureTurn(): unknown {
  const library = readLibrary();
  const now = Date.now();
  const run = (text: string): { wallMs: number; cpuMs: number } => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const heard = { kind: 'wrote', text, messageId: '1', masked: [] } as const;
    const { effects } = takeTurn(
      { id: '1', now, place: 'private', profileLanguage: null, heard },
      startState(now),
      library,
    );
    for (const effect of effects)
      if (effect.kind === 'say') JSON.stringify(toLineMessages(effect.answers, library.words, 'https://bot.example'));
    const { user, system } = process.cpuUsage(cpu);
    return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
  };
  const firstMs = run('hello').wallMs;
  for (const text of QUESTIONS) run(text);
  const samples = Array.from({ length: ROUNDS }, () => QUESTIONS.map(run)).flat();
  return {
    ...summarise(samples.map(({ wallMs }) => wallMs)),
    cpu: summarise(samples.map(({ cpuMs }) => cpuMs)),
    firstMs,
    turns: samples.length,
  };
}
