import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ask = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/tools/ask.ts'), ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 256 * 1024 * 1024,
  });

const lines = (output: string): Record<string, unknown>[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('npm run ask', () => {
  test('prints the bot’s answer in the terminal', () => {
    const { stdout, status } = ask(['onde jogo o lixo?']);
    expect(status).toBe(0);
    expect(stdout).toContain('pt-BR · answered');
    expect(stdout).toContain('0268-22-0666');
  });

  test('answers JSON lines in order, each a new person, with what LINE would be sent', () => {
    const questions = [
      { id: 'a', text: 'tulong po hindi humihinga ang anak ko' },
      { id: 'b', text: 'obrigado!', profileLanguage: 'pt-BR' },
      { id: 'c', text: 'نیا کارڈ کہاں سے ملے گا' },
      { id: 'd', text: 'gomi', profileLanguage: 'vi' },
      { id: 5, text: '想找人说中文' },
    ];
    const answers = lines(ask(['--jsonl'], questions.map((question) => JSON.stringify(question)).join('\n')).stdout);
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 5]);
    expect(answers[0]).toMatchObject({ language: 'tl', intent: 'emergency' });
    expect(answers[1]).toMatchObject({ language: 'pt-BR', intent: 'thanks' });
    expect(answers[2]).toMatchObject({ language: 'ur', intent: 'notFound' });
    expect(answers[3]).toMatchObject({
      language: 'vi',
      topics: [{ id: 'living/garbage', score: expect.any(Number) }, {}, {}, {}, {}],
    });
    expect(answers[4]).toMatchObject({ intent: 'handoff' });
    for (const { messages } of answers)
      expect(messages).toEqual(
        expect.arrayContaining([expect.objectContaining({ type: expect.stringMatching(/^(text|flex)$/) })]),
      );
  });

  test('leaves messages out when asked to, and the clock can be fixed', () => {
    const line = JSON.stringify({ id: 1, text: 'i want to talk to a person', profileLanguage: 'en' });
    expect(lines(ask(['--jsonl', '--no-messages'], line).stdout)[0]).not.toHaveProperty('messages');
    expect(ask(['--jsonl', '--now', '2026-11-24T10:00:00+09:00'], line).stdout).toContain('Open now');
    expect(ask(['--jsonl', '--now', '2026-11-22T21:00:00+09:00'], line).stdout).toContain('Tuesday, Nov 24');
  });

  test.each([
    [['--jsonl'], 'not json', 'line 1 is not JSON'],
    [['--jsonl'], '{"text":"x"}', 'needs "id" and "text"'],
    [['--jsonl', '--now', 'yesterday'], '', 'no ISO time'],
    [[], '', 'Ask a question'],
  ])('%j with %j says what to do instead', (args, input, message) => {
    const { status, stderr } = ask(args, input);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  test('two thousand lines come through, every one answered', () => {
    const input = Array.from({ length: 2_000 }, (_, id) =>
      JSON.stringify({ id, text: ['where do i throw my trash', 'mat the ngoai kieu', '健康保险', 'ごみの日'][id % 4] }),
    ).join('\n');
    expect(lines(ask(['--jsonl', '--no-messages'], input).stdout)).toHaveLength(2_000);
  });
});
