import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/schema/settings.ts';

const messagesOf = (environment: Record<string, string>): readonly string[] => {
  const read = readSettings(environment);
  if (!('errors' in read)) return [];
  return read.errors.map(({ name, message }) => `${name} ${message}`);
};

describe('the settings', () => {
  it('have defaults, and take numbers as text', () => {
    expect(readSettings({})).toMatchObject({ settings: { SERVE: 'signed', PORT: 8787 } });
    expect(readSettings({ PORT: '80' })).toMatchObject({ settings: { PORT: 80 } });
  });

  it.each<[string, string, string]>([
    ['SERVE', 'everything', 'must be "signed" or "all"'],
    ['PORT', 'eighty', 'must be a number'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['PUBLISHED_EVERY_SECONDS', '0', 'must be a whole number from 1 to 3600'],
    ['HOST', '', 'must not be empty'],
    [
      'ALLOWED_ORIGINS',
      'clinic.example',
      'must be a whole address, such as https://example.org',
    ],
    ['EDITOR_REPOSITORY', 'clinic', 'like owner/name'],
  ])('say what %s=%s must be', (name, value, message) => {
    expect(messagesOf({ [name]: value })).toEqual([`${name} ${message}`]);
  });

  it('report all mistakes at once', () => {
    expect(messagesOf({ PORT: 'x', SERVE: 'y', KEEP: 'z' })).toHaveLength(3);
  });

  it('need a secret of some length for the call-back webhook', () => {
    const webhook = { CALLBACK_WEBHOOK_URL: 'https://clinic.example/calls' };
    expect(messagesOf(webhook)[0]).toContain('is needed when CALLBACK_WEBHOOK_URL');
    expect(messagesOf({ ...webhook, CALLBACK_WEBHOOK_SECRET: 'short' })).toEqual([
      'CALLBACK_WEBHOOK_SECRET must be at least 16 characters',
    ]);
  });
});
