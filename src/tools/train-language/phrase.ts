/** A piece of training text, and where it was found. */
export type Phrase = {
  /** The class it belongs to. */
  readonly name: string;
  readonly text: string;
  readonly source:
    | 'annotations'
    | 'units'
    | 'dates'
    | 'names'
    | 'stopwords'
    | 'seed'
    | 'questions'
    | 'content'
    | 'glossary'
    | 'locales'
    | 'samples'
    | 'patterns'
    | 'characters';
};
