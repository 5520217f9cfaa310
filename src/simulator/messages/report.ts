/** A way to a value: `['quickReply', 'items', 0, 'action']`. */
export type Path = readonly (string | number)[];

/** LINE reference: error-responses. One entry of `details`. */
export interface Detail {
  message: string;
  property: string;
}

interface Issue {
  path: Path;
  message: string;
}

/** Collects what is wrong, in the order it is met. */
export interface Report {
  readonly issues: Issue[];
  add(path: Path, message: string): void;
}

/** A report with nothing in it yet. */
export function createReport(): Report {
  const issues: Issue[] = [];
  return {
    issues,
    add: (path, message) => {
      issues.push({ path, message });
    },
  };
}

/** LINE reference: error-responses. `messages[0].quickReply.items[0].action.label`. */
export function toBodyProperty(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** How Flex containers name a place, seen in answers of LINE: `/footer/contents/2`. */
export function toFlexProperty(path: Path): string {
  return `/${path.join('/')}`;
}
