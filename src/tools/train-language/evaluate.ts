import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDetector } from '../../language/compile/index.ts';
import { type Half, measureAccuracy, readEvaluation } from './evaluation.ts';

/**
 * Prints how well the trained table does on our own messages:
 * `node src/tools/train-language/evaluate.ts [--model <file>] [--half tuning] [--errors]`.
 */
const { values } = parseArgs({
  options: {
    model: { type: 'string', default: join(import.meta.dirname, '../../language/language-model.txt') },
    half: { type: 'string' },
    errors: { type: 'boolean', default: false },
  },
});
const detector = createDetector(readFileSync(values.model, 'utf8'));
const detect = (text: string): string => detector.detect(text).likelihoods[0]?.tag ?? '';

for (const half of (values.half ? [values.half] : ['tuning', 'held-back']) as Half[]) {
  console.log(half);
  for (const [kind, samples] of readEvaluation(half)) {
    const { macro, messages, byLanguage } = measureAccuracy(samples, detect);
    const weak = [...byLanguage].filter(([, value]) => value < 100).map(([tag, value]) => `${tag} ${value.toFixed(0)}`);
    console.log(`  ${kind.padEnd(18)}${macro.toFixed(1).padStart(6)} %  of ${messages}   ${weak.join(', ')}`);
    if (!values.errors) continue;
    for (const { text, language } of samples)
      if (detect(text) !== language) console.log(`    ${language} read as ${detect(text)}: ${text}`);
  }
}
