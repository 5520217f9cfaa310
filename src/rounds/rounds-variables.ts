import type { RecordsVariables } from '../records/index.ts';
import type { HubVariables, TalksVariables } from '../tickets/index.ts';

/** A mail as Cloudflare's `send_email` binding takes it: https://developers.cloudflare.com/email-service/api/send-emails/workers-api/ */
export type MailSender = {
  send: (mail: { from: string; to: string; subject: string; text: string }) => Promise<unknown>;
};

/** What the rounds need from the installation. `MAIL` and `MAIL_FROM` are for notices by mail; without them there are none. */
export type RoundsVariables = RecordsVariables &
  HubVariables &
  TalksVariables & {
    MAIL?: MailSender;
    MAIL_FROM?: string;
  };
