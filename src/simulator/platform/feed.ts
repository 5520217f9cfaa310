/** What the page hears about, one kind per thing that changed. */
type News = 'resident' | 'group' | 'entry' | 'call' | 'webhook' | 'rules' | 'settings' | 'quota' | 'loading' | 'reset';

type Listener = (news: News, what: unknown) => void;

export interface Feed {
  tell(news: News, what: unknown): void;
  listen(listener: Listener): () => void;
}

/** Tells every open page and every waiting test what changed. */
export function createFeed(): Feed {
  const listeners = new Set<Listener>();
  return {
    tell: (news, what) => {
      for (const listener of listeners) listener(news, what);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
