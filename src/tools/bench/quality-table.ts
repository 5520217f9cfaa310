import { toMarkdown } from './markdown.ts';
import type { QualityReport } from './quality.ts';

/** The quality report as the Markdown tables that README shows. */
export function toQualityTables({ counter, messages, peers }: QualityReport): string {
  const languages = Object.keys(counter).sort((a, b) => Number(b === 'all') - Number(a === 'all') || (a < b ? -1 : 1));
  const columns = Object.entries(peers);
  return [
    toMarkdown(
      ['language', 'questions', 'right topic first', 'among three', 'MRR', 'answered wrongly', 'said "I do not know"'],
      languages.map((language) => {
        const { questions = 0, top1, top3, meanReciprocalRank, wrong, abstained } = counter[language] ?? {};
        return [language, String(questions), ...[top1, top3, meanReciprocalRank, wrong, abstained].map(toPercent)];
      }),
    ),
    toMarkdown(
      ['what else', '%'],
      Object.entries(messages).map(([name, share]) => [name, toPercent(share)]),
    ),
    toMarkdown(
      ['search alone', 'right topic first', 'among three', 'MRR', 'p50 ms', 'p99 ms', 'heap MB', 'open ms'],
      columns.map(([name, { quality, cost }]) => [
        name,
        ...[quality.all?.top1, quality.all?.top3, quality.all?.meanReciprocalRank].map(toPercent),
        cost.p50Ms.toFixed(2),
        cost.p99Ms.toFixed(1),
        cost.heapMb.toFixed(0),
        cost.loadMs.toFixed(0),
      ]),
    ),
    columns.map(([name, { setup }]) => `- ${name}: ${setup}`).join('\n'),
    ...(['top1', 'top3', 'meanReciprocalRank'] as const).map((measure) =>
      toMarkdown(
        [MEASURES[measure], ...columns.map(([name]) => name)],
        languages.map((language) => [
          language,
          ...columns.map(([, { quality }]) => toPercent(quality[language]?.[measure])),
        ]),
      ),
    ),
  ].join('\n\n');
}

const MEASURES = { top1: 'right topic first', top3: 'among three', meanReciprocalRank: 'MRR' } as const;

const toPercent = (share: number | undefined): string => (share === undefined ? '–' : (share * 100).toFixed(1));
