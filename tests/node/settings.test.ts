import { describe, expect, it } from 'vitest';
import { readNodeSettings } from '../../src/node/settings.ts';

const messagesOf = (environment: Record<string, string>): readonly string[] => {
  const read = readNodeSettings(environment);
  if (!('errors' in read)) return [];
  return read.errors.map(({ name, message }) => `${name} ${message}`);
};

describe('the settings on Node', () => {
  it('have defaults, and take numbers as text', () => {
    expect(readNodeSettings({})).toMatchObject({
      settings: { SERVE: 'signed', PORT: 8787, HOST: '127.0.0.1', RATE_LIMIT: 'on' },
    });
    expect(readNodeSettings({ PORT: '80' })).toMatchObject({ settings: { PORT: 80 } });
  });

  it.each<[string, string, string]>([
    ['PORT', 'eighty', 'must be a number'],
    ['PORT', '', 'must be a number'],
    ['PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['HOST', '', 'must not be empty'],
    ['DATA_DIR', '', 'must not be empty'],
    ['RATE_LIMIT', 'never', 'must be "on" or "off"'],
  ])('say what %s=%s must be', (name, value, message) => {
    expect(messagesOf({ [name]: value })).toEqual([`${name} ${message}`]);
  });

  it('name every mistake at once, of form and of meaning', () => {
    const names = messagesOf({
      PORT: 'eighty',
      SERVE: 'everything',
      KEEP: 'forever',
      HOST: '0.0.0.0',
      RATE_LIMIT: 'off',
      TRUSTED_PROXY: '10.0.0.0/8',
      ALLOWED_ORIGINS: 'clinic.example',
      CALLBACK_WEBHOOK_URL: 'http://clinic.example/calls',
      ACCESS_AUDIENCE: 'short',
    }).map((message) => message.split(' ')[0]);
    expect(names.toSorted()).toEqual([
      'ACCESS_AUDIENCE',
      'ACCESS_TEAM_DOMAIN',
      'ALLOWED_ORIGINS',
      'CALLBACK_WEBHOOK_SECRET',
      'CALLBACK_WEBHOOK_URL',
      'KEEP',
      'PORT',
      'RATE_LIMIT',
      'SERVE',
      'TRUSTED_PROXY',
    ]);
  });

  it.each(['0.0.0.0', '127.clinic.example'])(
    'allow no service without rate limits on %s',
    (host) => {
      expect(messagesOf({ RATE_LIMIT: 'off', HOST: host })).toEqual([
        'RATE_LIMIT "off" is only allowed on loopback (HOST=127.0.0.1)',
      ]);
    },
  );

  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])(
    'allow one without rate limits on %s',
    (host) => expect(messagesOf({ RATE_LIMIT: 'off', HOST: host })).toEqual([]),
  );

  it.each(['999.1.1.1', '10.0.0.0/99', '10.0.0.0/8', '10.0.0.1:80', 'proxy.example'])(
    'refuse %s as the trusted proxy, since no connection comes from it',
    (proxy) => {
      expect(messagesOf({ TRUSTED_PROXY: proxy })).toEqual([
        'TRUSTED_PROXY must be one IP address, such as 127.0.0.1, without a range or a port',
      ]);
    },
  );

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:DB8:0::1', '2001:db8::1'],
  ])('know the trusted proxy %s as connections name it', (proxy, known) => {
    expect(readNodeSettings({ TRUSTED_PROXY: proxy })).toMatchObject({
      settings: { TRUSTED_PROXY: known },
    });
  });
});
