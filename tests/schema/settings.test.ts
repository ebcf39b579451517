import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/schema/settings.ts';

const messagesOf = (environment: Record<string, string>): readonly string[] => {
  const read = readSettings(environment);
  if (!('errors' in read)) return [];
  return read.errors.map(({ name, message }) => `${name} ${message}`);
};

const hash = '0123456789abcdef'.repeat(4);
const secret = 'sixteen-or-longer';

describe('the settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toMatchObject({
      settings: { SERVE: 'signed', KEEP: 'redacted', ALLOWED_ORIGINS: [] },
    });
  });

  it.each<[string, string, string]>([
    ['SERVE', 'everything', 'must be "signed" or "all"'],
    ['PUBLISHED_EVERY_SECONDS', '0', 'must be a whole number from 1 to 3600'],
    [
      'ALLOWED_ORIGINS',
      'clinic.example',
      'must be a whole address, such as https://example.org',
    ],
    ['EDITOR_REPOSITORY', 'clinic', 'like owner/name'],
    ['STAFF_TOKEN_HASH', 'abc', 'the SHA-256 of the staff token, 64 hex digits'],
  ])('say what %s=%s must be', (name, value, message) => {
    expect(messagesOf({ [name]: value })).toEqual([`${name} ${message}`]);
  });

  it('report all mistakes at once, of form and of meaning', () => {
    const mistakes = { SERVE: 'y', KEEP: 'z', ACCESS_AUDIENCE: hash };
    expect(messagesOf(mistakes)).toHaveLength(3);
  });

  it('need a secret of some length for the call-back webhook', () => {
    const webhook = { CALLBACK_WEBHOOK_URL: 'https://clinic.example/calls' };
    expect(messagesOf(webhook)[0]).toContain('is needed when CALLBACK_WEBHOOK_URL');
    expect(messagesOf({ ...webhook, CALLBACK_WEBHOOK_SECRET: 'short' })).toEqual([
      'CALLBACK_WEBHOOK_SECRET must be at least 16 characters',
    ]);
  });

  it.each([
    'https://clinic.example/calls',
    'HTTPS://clinic.example/calls',
    'http://localhost:8080/calls',
    'http://127.0.0.1/calls',
    'http://[::1]:8080',
  ])('let call-backs be sent to %s', (url) => {
    expect(
      messagesOf({ CALLBACK_WEBHOOK_URL: url, CALLBACK_WEBHOOK_SECRET: secret }),
    ).toEqual([]);
  });

  it.each([
    'http://clinic.example/calls',
    'http://localhost.example/calls',
    'http://127.0.0.1.example/calls',
    'http://localhost@clinic.example/calls',
    'http://localhost:80@clinic.example/calls',
    'clinic.example/calls',
  ])('let no name and telephone number be sent to %s', (url) => {
    expect(
      messagesOf({ CALLBACK_WEBHOOK_URL: url, CALLBACK_WEBHOOK_SECRET: secret }),
    ).toEqual(['CALLBACK_WEBHOOK_URL must be a whole https address']);
  });

  it('take a hash in capitals, too', () => {
    const read = readSettings({ STAFF_TOKEN_HASH: ` ${hash.toUpperCase()}\n` });
    expect(read).toMatchObject({ settings: { STAFF_TOKEN_HASH: hash } });
  });
});
