import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compileGlossary, createConcepts } from '../search/index.ts';
import type { ContentFiles } from '../topics/compile/index.ts';
import { buildTopicClassifier } from './build-classifier.ts';

type Lesson = { content: ContentFiles; offTopic: readonly string[] };

/**
 * The packed classifier of topics, learnt in a thread of its own: it takes most of a first build, and what the rest of the build does needs nothing of it. Rejects
 * when learning fails.
 */
export const learnTopics = (lesson: Lesson): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: lesson });
    thread.once('message', resolve);
    thread.once('error', reject);
  });

if (!isMainThread) {
  const { content, offTopic } = workerData as Lesson;
  parentPort?.postMessage(buildTopicClassifier(content, offTopic, createConcepts(compileGlossary(content.glossary))));
}
