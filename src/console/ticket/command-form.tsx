import type { Child } from 'hono/jsx';
import type { CommandName } from '../api/commands.ts';
import { toAddress } from './view.ts';

/** A form that does something with the ticket and shows it anew. It works without script as well: then the whole page is drawn again. */
export const CommandForm = ({
  id,
  command,
  attempt = crypto.randomUUID(),
  clears = false,
  name = command,
  children,
}: {
  id: string;
  command: CommandName;
  attempt?: string;
  /** What is written in it is gone once it has gone through. */
  clears?: boolean;
  /** Tells two forms of the same command apart. */
  name?: string;
  children?: Child;
}) => (
  <form
    id={`form-${name}`}
    method="post"
    action={toAddress(id, command)}
    hx-post={toAddress(id, command)}
    hx-target="#ticket"
    hx-swap="innerMorph"
    data-clears={clears ? 'true' : undefined}
  >
    <input type="hidden" id={`key-${name}`} name="key" value={attempt} />
    {children}
  </form>
);
