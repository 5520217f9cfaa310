import { fail, ok, type Result } from '../result.ts';

/** What the LINE edge needs from the installation. */
export type LineSettings = { channelSecret: string; channelAccessToken: string; apiBase: string; dataApiBase: string };

export type LineVariables = Partial<
  Record<'LINE_CHANNEL_SECRET' | 'LINE_CHANNEL_ACCESS_TOKEN' | 'LINE_API_BASE' | 'LINE_DATA_API_BASE', string>
>;

/** An isolate's variables never change, and every message asks for them. */
const read = new WeakMap<LineVariables, Result<LineSettings>>();

/**
 * Reads the settings from the environment's variables. A problem names the variable and what to do; its value is never part of it.
 */
export function readLineSettings(variables: LineVariables): Result<LineSettings> {
  const settings = read.get(variables) ?? checkSettings(variables);
  read.set(variables, settings);
  return settings;
}

function checkSettings(variables: LineVariables): Result<LineSettings> {
  const { LINE_CHANNEL_SECRET: channelSecret, LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken } = variables;
  if (!channelSecret)
    return missing('LINE_CHANNEL_SECRET', 'the channel secret of LINE Developers console, Basic settings');
  if (!channelAccessToken)
    return missing('LINE_CHANNEL_ACCESS_TOKEN', 'a channel access token of LINE Developers console, Messaging API');
  const apiBase = variables.LINE_API_BASE || 'https://api.line.me';
  const dataApiBase = variables.LINE_DATA_API_BASE || 'https://api-data.line.me';
  if (!isOrigin(apiBase)) return malformed('LINE_API_BASE');
  if (!isOrigin(dataApiBase)) return malformed('LINE_DATA_API_BASE');
  return ok({
    channelSecret,
    channelAccessToken,
    apiBase: new URL(apiBase).origin,
    dataApiBase: new URL(dataApiBase).origin,
  });
}

/** https anywhere, http only on this machine; nothing but scheme, host and port. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  if (text.replace(/\/$/, '') !== origin) return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

const missing = (name: string, what: string): Result<never> =>
  fail({ code: 'config.missing', message: `${name} is not set; set it with "wrangler secret put ${name}" (${what})` });
const malformed = (name: string): Result<never> =>
  fail({
    code: 'config.malformed',
    message: `${name} is not an origin; write https://host, or http://localhost:port on your own machine`,
  });
