import { parse } from 'yaml';
import * as z from 'zod';
import { fail, ok, type Result } from '../result.ts';
import { SECTIONS, type Section, type TopicText } from './topic.ts';

const LINES_PER_SECTION = 7;
const LINE_LENGTH = 220;
const LONG_LINE_LENGTH = 380;
const ANSWER_LENGTH = 420;

const phrase = z.string().trim().min(1);
const FrontMatter = z.strictObject({
  status: z.enum(['draft', 'reviewed']),
  reviewer: phrase.optional(),
  reviewed: phrase.optional(),
  title: phrase.max(90),
  label: phrase,
  examples: z.array(z.coerce.string().trim().min(1)).min(5),
  keywords: z.array(z.coerce.string().trim().min(1)).min(1),
});

/**
 * Reads what volunteers wrote about a topic in one language (`content/README.md` describes the form). The problem names the line and
 * says what to write instead. Runs at build and in checks, never in the Worker.
 */
export function readText(markdown: string): Result<TopicText> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(markdown);
  if (!match) return bad(1, 'the file must begin with the lines between --- and ---');
  const head = readHead(match[1] ?? '');
  if (!head.ok) return head;
  const firstLine = (match[1] ?? '').split('\n').length + 3;
  const body = readBody(match[2] ?? '', firstLine);
  if (!body.ok) return body;
  const { status, title, label, examples, keywords } = head.value;
  return ok({ status, title, label, examples, keywords, ...body.value });
}

function readHead(yaml: string): Result<z.infer<typeof FrontMatter>> {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch (error) {
    return bad(
      1,
      `between the --- lines: ${String((error as Error).message).split('\n')[0]}. Put a text with a colon in "quotes"`,
    );
  }
  const head = FrontMatter.safeParse(value);
  if (!head.success) {
    const issue = head.error.issues[0];
    return bad(1, `${issue?.path.join('.') || 'the part between --- and ---'}: ${issue?.message}`);
  }
  if (graphemes(head.data.label) > 20)
    return bad(1, `label: "${head.data.label}" is longer than 20 characters; it must fit on a button`);
  if (head.data.status === 'reviewed' && !(head.data.reviewer && head.data.reviewed))
    return bad(1, 'status: reviewed needs reviewer: (the name of the person who read it) and reviewed: (the day)');
  return ok(head.data);
}

function readBody(text: string, firstLine: number): Result<Pick<TopicText, 'answer' | 'sections'>> {
  const answer: string[] = [];
  const sections: Partial<Record<Section, string[]>> = {};
  let section: Section | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const at = firstLine + index;
    if (line === '') continue;
    if (line.startsWith('#')) {
      const name = line.replace(/^#+\s*/, '').toLowerCase() as Section;
      if (!SECTIONS.includes(name))
        return bad(at, `"${line}" is no section; use one of: ${SECTIONS.map((s) => `## ${s}`).join(', ')}`);
      if (sections[name]) return bad(at, `"## ${name}" stands twice; put the lines together`);
      section = name;
      sections[name] = [];
      continue;
    }
    if (!section) answer.push(line);
    else {
      const problem = addLine(sections[section] ?? [], line, section);
      if (problem) return bad(at, problem);
    }
  }
  const short = answer.join('\n');
  if (short === '')
    return bad(firstLine, 'the short answer is missing: write one to three sentences before the first ##');
  if (short.length > ANSWER_LENGTH)
    return bad(
      firstLine,
      `the short answer has ${short.length} characters; at most ${ANSWER_LENGTH}: move details to ## steps or ## note`,
    );
  return ok({ answer: short, sections });
}

function addLine(lines: string[], line: string, section: Section): string | undefined {
  const words = line.replace(/^([-*•]|\d+[.)])\s+/, '');
  const limit = section === 'note' || section === 'where' ? LONG_LINE_LENGTH : LINE_LENGTH;
  if (words.length > limit) return `this line has ${words.length} characters; at most ${limit}: make two of it`;
  if (lines.length >= LINES_PER_SECTION)
    return `## ${section} has more than ${LINES_PER_SECTION} lines; keep what people need most`;
  if (/\*\*|\]\(|^\|/.test(words)) return 'plain text only: no bold, links or tables';
  lines.push(words);
  return undefined;
}

const graphemes = (text: string): number =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length;

const bad = (line: number, message: string): Result<never> =>
  fail({ code: 'topics.unreadable_text', message: `line ${line}: ${message}` });
