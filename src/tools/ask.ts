import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Library, type Reading, startState, takeTurn } from '../dialogue/index.ts';
import { toLineMessages } from '../line/index.ts';
import { readLibrary } from './read-compiled.ts';
import { showMessages } from './show-messages.ts';

/**
 * `npm run ask -- "onde jogo o lixo?"` prints the bot's answer; `npm run --silent ask -- --jsonl` answers lines `{"id", "text", "profileLanguage"?}` from standard
 * input, in order, one JSON line each. Runs the Worker's own code; each question is a new person's first message.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    jsonl: { type: 'boolean', default: false },
    now: { type: 'string' },
    profile: { type: 'string' },
    'no-messages': { type: 'boolean', default: false },
    origin: { type: 'string', default: 'http://localhost:8787' },
  },
});

const clock = readClock(values.now);
const library = readLibrary();

if (values.jsonl) await answerLines();
else if (positionals.length === 0) fail('Ask a question: npm run ask -- "where do I throw my trash?"');
else {
  const { reading, messages } = ask(
    { id: '1', text: positionals.join(' '), ...(values.profile ? { profileLanguage: values.profile } : {}) },
    library,
  );
  console.log(
    `${reading.language} · ${reading.intent}${reading.danger ? ` (${reading.danger})` : ''}${reading.topics[0] ? ` · ${reading.topics.map(({ id, score }) => `${id} ${score.toFixed(2)}`).join(', ')}` : ''}\n`,
  );
  console.log(showMessages(messages));
}

type Question = { id: string | number; text: string; profileLanguage?: string };

function ask({ id, text, profileLanguage }: Question, shelves: Library): { reading: Reading; messages: unknown[] } {
  const now = clock();
  const heard = { kind: 'wrote', text, messageId: String(id), masked: [] } as const;
  const { effects, reading } = takeTurn(
    { id: String(id), now, place: 'private', profileLanguage: profileLanguage ?? null, heard },
    startState(now),
    shelves,
  );
  const messages = effects.flatMap((effect) =>
    effect.kind === 'say' && !values['no-messages'] ? toLineMessages(effect.answers, shelves.words, values.origin) : [],
  );
  return { reading, messages };
}

async function answerLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const { id, ...question } = readQuestion(line, number);
    const { reading, messages } = ask({ id, ...question }, library);
    process.stdout.write(
      `${JSON.stringify({ id, ...reading, topics: reading.topics, ...(values['no-messages'] ? {} : { messages }) })}\n`,
    );
  }
}

function readQuestion(line: string, number: number): Question {
  let value: Partial<Question>;
  try {
    value = JSON.parse(line);
  } catch {
    return fail(`line ${number} is not JSON; write {"id": "1", "text": "…"}`);
  }
  if (value?.id === undefined || typeof value.text !== 'string') return fail(`line ${number} needs "id" and "text"`);
  if (value.profileLanguage !== undefined && typeof value.profileLanguage !== 'string')
    return fail(`line ${number}: "profileLanguage" is a language tag such as "vi"`);
  return value as Question;
}

function readClock(now: string | undefined): () => number {
  if (now === undefined) return Date.now;
  const fixed = Date.parse(now);
  return Number.isNaN(fixed)
    ? fail(`--now ${now} is no ISO time; write for example 2026-11-20T13:00:00+09:00`)
    : () => fixed;
}

/** Written synchronously: the process ends right after it. */
function fail(message: string): never {
  writeSync(process.stderr.fd, `${message}\n`);
  process.exit(2);
}
