import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INDEX_LANGUAGES, listIndexedTexts, readContent } from '../../topics/compile/index.ts';
import { fillReferences, type TopicText } from '../../topics/index.ts';
import {
  evaluateIntents,
  evaluateLanguage,
  evaluateTopics,
  rateRanking,
  type TopicQuality,
} from '../evaluate/evaluate.ts';
import { type Question, readQuestions } from '../evaluate/read-questions.ts';
import { readLibrary } from '../read-compiled.ts';
import { mixLanguages } from './mix-languages.ts';
import { measureSearch, type SearchCost } from './search-cost.ts';
import { PEERS } from './search-peers/index.ts';
import type { Corpus, PeerDocument } from './search-peers/peer.ts';

const root = join(import.meta.dirname, '../../..');

/** Shares of 0–1. A peer always answers, so it has no wrong answers and abstentions of its own. */
type PeerQuality = Pick<TopicQuality, 'top1' | 'top3' | 'meanReciprocalRank'>;
export type QualityReport = {
  /** The whole counter on the held-back half, overall (`all`) and by language. */
  counter: Record<string, TopicQuality>;
  /** Danger by kind, false alarms, a person, small talk, out of scope, the language: shares understood rightly. */
  messages: Record<string, number>;
  /** Search alone beside search libraries, on the same texts and questions in the same run. */
  peers: Record<string, { setup: string; cost: SearchCost; quality: Record<string, PeerQuality> }>;
};

/** How well questions are understood, on the half nobody tunes on, beside peers that search the same texts for the same questions. */
export async function measureQuality(): Promise<QualityReport> {
  const library = readLibrary();
  return {
    counter: evaluateTopics(library, 'heldBack'),
    messages: { ...evaluateIntents(library, 'heldBack'), ...evaluateLanguage(library, 'heldBack') },
    peers: await measurePeers(mixLanguages(readQuestions('heldBack'))),
  };
}

async function measurePeers(questions: readonly Question[]): Promise<QualityReport['peers']> {
  const corpus = readCorpus();
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  const report: QualityReport['peers'] = {};
  for (const [name, load] of Object.entries(PEERS)) {
    const peer = await load();
    const stored = join(folder, 'stored');
    writeFileSync(stored, await peer.build(corpus));
    const { cost, found } = measureSearch(name, stored, questions);
    report[name] = { setup: peer.setup, cost, quality: rate(questions, found) };
  }
  rmSync(folder, { recursive: true, force: true });
  return report;
}

/** What our own index is made of, in the same fields: titles, keywords, example questions and short answers. */
function readCorpus(): Corpus {
  const { content } = readContent(join(root, 'content'));
  return new Map(
    INDEX_LANGUAGES.map((language) => [
      language,
      listIndexedTexts(content, language).map(({ label, texts }): PeerDocument => {
        const lines = (pick: (text: TopicText) => readonly string[]): string => texts.flatMap(pick).join('\n');
        return {
          id: content.topics[label]?.id ?? '',
          title: lines(({ title, label }) => [title, label]),
          keywords: lines(({ keywords }) => keywords),
          examples: lines(({ examples }) => examples),
          text: fillReferences(
            lines(({ answer }) => [answer]),
            () => ' ',
          ),
        };
      }),
    ]),
  );
}

function rate(questions: readonly Question[], found: readonly (readonly string[])[]): Record<string, PeerQuality> {
  const topicsOf = new Map(questions.map((question, index) => [question, found[index] ?? []]));
  const rateSome = (some: readonly Question[]): PeerQuality => {
    const { top1, top3, meanReciprocalRank } = rateRanking(some, (question) => ({
      topics: topicsOf.get(question) ?? [],
      answered: false,
      abstained: false,
    }));
    return { top1, top3, meanReciprocalRank };
  };
  const languages = [...new Set(questions.map(({ language }) => language))].sort();
  return {
    all: rateSome(questions),
    ...Object.fromEntries(
      languages.map((language) => [language, rateSome(questions.filter((one) => one.language === language))]),
    ),
  };
}
