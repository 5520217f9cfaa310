import type { messagingApi } from '@line/bot-sdk';
import type { Answer, ContactCard } from '../answer/index.ts';
import type { Words } from '../language/index.ts';
import { toCallAction, toChoiceAction, toUriAction } from './actions.ts';
import { BUBBLE_BYTES } from './limits.ts';

type Component = messagingApi.FlexComponent;

/** Digital Agency's design system: blue for links and actions, red for danger; both over 4.5:1 on white. */
const COLOUR = {
  text: '#1A1A1C',
  quiet: '#626264',
  action: '#0017C1',
  danger: '#CE0000',
  line: '#D8D8DB',
  soft: '#F2F2F2',
  white: '#FFFFFF',
} as const;

/** Lines of details a card shows; the rest stands on the page. */
const LINES_SHOWN = 8;
/** Contacts a card shows: the one to call and one more. A danger card shows them all. */
const CONTACTS_SHOWN = 2;

/** One answer as one bubble: what matters first, calls and maps as buttons, small print last. Details are dropped before LINE's size is passed. */
export function toBubble(answer: Answer, words: Words, origin: string): messagingApi.FlexBubble {
  for (let lines = LINES_SHOWN; lines >= 0; lines -= 4) {
    const bubble = makeBubble(answer, words, origin, lines);
    if (isSmallEnough(JSON.stringify(bubble))) return bubble;
  }
  return makeBubble(
    { ...answer, contacts: answer.contacts.slice(0, 1), notes: answer.notes.slice(0, 2) },
    words,
    origin,
    0,
  );
}

/** A UTF-16 unit is at most three bytes of UTF-8: most cards need no counting. */
const isSmallEnough = (json: string): boolean =>
  json.length * 3 <= BUBBLE_BYTES || new TextEncoder().encode(json).length <= BUBBLE_BYTES;

function makeBubble(answer: Answer, words: Words, origin: string, lines: number): messagingApi.FlexBubble {
  const first = answer.danger && answer.contacts.length > 0 ? answer.contacts : [];
  const body: Component[] = [
    ...(answer.title && !answer.danger ? [text(answer.title, { weight: 'bold', size: 'lg' })] : []),
    ...answer.paragraphs.map((paragraph) => text(paragraph)),
    ...first.map((contact) => contactBox(contact, answer, words)),
    ...answer.options.map((option) => optionBox(option)),
    ...sectionBoxes(answer, lines),
    ...(first.length > 0 ? [] : listContacts(answer).map((contact) => contactBox(contact, answer, words))),
    ...notes(answer),
  ];
  const footer = footerButtons(answer, words, origin);
  return {
    type: 'bubble',
    size: 'mega',
    ...(answer.danger && answer.title
      ? {
          header: {
            type: 'box',
            layout: 'vertical',
            backgroundColor: COLOUR.danger,
            contents: [text(answer.title, { weight: 'bold', size: 'xl', color: COLOUR.white })],
          },
        }
      : {}),
    ...(body.length > 0 ? { body: { type: 'box', layout: 'vertical', spacing: 'md', contents: body } } : {}),
    ...(footer.length > 0 ? { footer: { type: 'box', layout: 'vertical', spacing: 'sm', contents: footer } } : {}),
  };
}

/** Where there is a page with all of them, the card keeps to the first ones. */
const listContacts = (answer: Answer): readonly ContactCard[] =>
  answer.page ? answer.contacts.slice(0, CONTACTS_SHOWN) : answer.contacts;

/** `scaling` follows the reader's font size; without `wrap` LINE cuts a line off. */
const text = (words: string, style: Partial<messagingApi.FlexText> = {}): messagingApi.FlexText => ({
  type: 'text',
  text: words,
  wrap: true,
  scaling: true,
  size: 'md',
  color: COLOUR.text,
  ...style,
});

function sectionBoxes(answer: Answer, limit: number): Component[] {
  let left = answer.danger ? Number.MAX_SAFE_INTEGER : limit;
  return answer.sections.flatMap(({ title, lines }): Component[] => {
    const shown = lines.slice(0, left);
    left -= shown.length;
    if (shown.length === 0) return [];
    return [
      {
        type: 'box',
        layout: 'vertical',
        spacing: 'xs',
        margin: 'lg',
        contents: [
          text(title, { weight: 'bold', size: 'sm', color: COLOUR.quiet }),
          ...shown.map((line) => text(`・${line}`, { size: 'sm' })),
        ],
      },
    ];
  });
}

function contactBox(contact: ContactCard, answer: Answer, words: Words): Component {
  const { language } = answer;
  const buttons = [
    ...contact.phones.map(({ number }) => toCallAction(words.say(language, 'button.call', { number }), number)),
    ...(contact.map ? [toUriAction(words.say(language, 'button.map'), contact.map)] : []),
    ...(contact.website && contact.phones.length === 0
      ? [toUriAction(words.say(language, 'button.web'), contact.website)]
      : []),
  ].flatMap((action) => action ?? []);
  const details = [
    ...contact.phones.flatMap(({ number, note }) => (note ? [`${number}: ${note}`] : [])),
    ...contact.lines,
    ...(contact.address ? [contact.address] : []),
  ];
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'xs',
    margin: 'lg',
    paddingAll: 'md',
    cornerRadius: 'md',
    backgroundColor: COLOUR.soft,
    contents: [
      text(contact.name, { weight: 'bold', size: 'sm' }),
      ...details.map((line) => text(line, { size: 'xs', color: COLOUR.quiet })),
      ...buttons.map(
        (action, index): Component => ({
          type: 'button',
          action,
          height: 'sm',
          scaling: true,
          style: index === 0 && contact.phones.length > 0 ? 'primary' : 'link',
          ...(index === 0 && contact.phones.length > 0
            ? { color: answer.danger ? COLOUR.danger : COLOUR.action }
            : { color: COLOUR.action }),
        }),
      ),
    ],
  };
}

/** A whole row to tap: long topic names wrap instead of being cut. */
function optionBox(option: Answer['options'][number]): Component {
  const words = 'said' in option && option.said ? option.said : option.label;
  return {
    type: 'box',
    layout: 'horizontal',
    paddingAll: 'md',
    cornerRadius: 'md',
    borderWidth: 'light',
    borderColor: COLOUR.line,
    action: toChoiceAction(option),
    contents: [text(words, { color: COLOUR.action, flex: 1 }), text('›', { flex: 0, color: COLOUR.action })],
  };
}

function notes(answer: Answer): Component[] {
  if (answer.notes.length === 0) return [];
  return [
    { type: 'separator', margin: 'lg', color: COLOUR.line },
    ...answer.notes.map((note) => text(note, { size: 'xxs', color: COLOUR.quiet })),
  ];
}

function footerButtons(answer: Answer, words: Words, origin: string): Component[] {
  const page = answer.page ? toUriAction(words.say(answer.language, 'button.page'), origin + answer.page) : undefined;
  const links = answer.links.slice(0, 2).map(({ label, url }) =>
    toUriAction(label, url.startsWith('/') ? origin + url : url),
  );
  return [page, ...links].flatMap((action): Component[] =>
    action ? [{ type: 'button', action, height: 'sm', style: 'link', scaling: true, color: COLOUR.action }] : [],
  );
}
