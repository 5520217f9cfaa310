import { readLibrary } from '../read-compiled.ts';
import { drawCurve } from './curves.ts';
import { evaluateIntents, evaluateLanguage, evaluateTopics, read } from './evaluate.ts';
import { MESSAGE_SETS, readMessages, readQuestions } from './read-questions.ts';

/**
 * `npm run evaluate` prints how well the counter understands the tuning half; with `-- --misses` also every message it gets wrong, with `-- --curve` what other thresholds would mean. The held-back half is for the
 * gates in `npm test` and for the benchmark: nobody tunes on it.
 */
const library = readLibrary();
const percent = (value: number): string => (value * 100).toFixed(1).padStart(6);
for (const [language, { questions, top1, top3, wrong, abstained }] of Object.entries(evaluateTopics(library, 'tuning')))
  console.log(
    `${language.padEnd(8)} ${String(questions).padStart(5)}  top1 ${percent(top1)}  top3 ${percent(top3)}  wrong ${percent(wrong)}  abstained ${percent(abstained)}`,
  );
for (const [name, value] of Object.entries({
  ...evaluateIntents(library, 'tuning'),
  ...evaluateLanguage(library, 'tuning'),
}))
  console.log(`${name.padEnd(24)} ${percent(value)}`);

if (process.argv.includes('--curve')) console.table(drawCurve(library));

if (process.argv.includes('--misses')) {
  for (const { text, language, topic, also } of readQuestions('tuning')) {
    const reading = read(library, text);
    const first = reading.topics[0]?.id;
    if (first && [topic, ...also].includes(first)) continue;
    console.log(
      `${language} [${topic}] ${text} → ${reading.language} ${reading.intent} ${reading.topics
        .slice(0, 3)
        .map(({ id, score }) => `${id} ${score.toFixed(2)}`)
        .join(', ')}`,
    );
  }
  for (const set of MESSAGE_SETS)
    for (const { text, language, danger, intent } of readMessages(set, 'tuning')) {
      const reading = read(library, text);
      const kind = set.replace('second/', '');
      const wanted = { danger: 'emergency', person: 'handoff', 'small-talk': intent ?? '' }[kind];
      const wrong = wanted
        ? reading.intent !== wanted
        : kind === 'not-danger'
          ? reading.intent === 'emergency'
          : reading.intent === 'answered';
      if (wrong)
        console.log(
          `${set} ${danger ?? ''} ${language} ${text} → ${reading.intent} ${reading.danger ?? reading.topics[0]?.id ?? ''}`,
        );
    }
}
