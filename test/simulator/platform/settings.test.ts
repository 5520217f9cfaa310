import { describe, expect, it } from 'vitest';
import { changeSettings, defaultSettings } from '../../../src/simulator/settings.ts';

describe('changeSettings', () => {
  it('changes what it knows', () => {
    const settings = defaultSettings(null);
    expect(changeSettings(settings, { tokenLifetimeMs: 5, webhookRedelivery: true })).toEqual([]);
    expect(settings).toMatchObject({ tokenLifetimeMs: 5, webhookRedelivery: true });
  });

  it('changes nothing when one name is unknown or one value malformed', () => {
    const settings = defaultSettings(null);
    const change = { tokenLifetimeMs: 5, colour: 'red', chatMode: 'off', webhookUrl: 'nowhere' };
    expect(changeSettings(settings, change)).toEqual(['colour', 'chatMode', 'webhookUrl']);
    expect(settings.tokenLifetimeMs).toBe(60_000);
  });
});
