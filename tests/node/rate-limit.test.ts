import { describe, expect, it } from 'vitest';
import { callBacksPerVisitor, createRateLimit } from '../../src/node/rate-limit.ts';

const clockAt = () => {
  const clock = { ms: 0 };
  return { clock, limit: createRateLimit(() => clock.ms) };
};

const times = async (count: number, ask: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await ask(index);
};

describe('the rate limit of Node', () => {
  it('lets a visitor ask 30 times a minute and says when to come back', async () => {
    const { clock, limit } = clockAt();
    await times(30, async () =>
      expect(await limit('192.0.2.1')).toEqual({ isAllowed: true }),
    );
    clock.ms = 50_000;
    expect(await limit('192.0.2.1')).toEqual({ isAllowed: false, retryAfterSeconds: 10 });
    expect(await limit('192.0.2.2')).toEqual({ isAllowed: true });
    clock.ms = 60_000;
    expect(await limit('192.0.2.1')).toEqual({ isAllowed: true });
  });

  it('holds a visitor to as many as it is told', async () => {
    const limit = createRateLimit(() => 0, callBacksPerVisitor);
    await times(10, async () => expect((await limit('192.0.2.1')).isAllowed).toBe(true));
    expect((await limit('192.0.2.1')).isAllowed).toBe(false);
  });

  it('counts an IPv6 visitor by network', async () => {
    const { limit } = clockAt();
    await times(30, (index) => limit(`2001:db8:0:1::${index}`));
    expect((await limit('2001:db8:0:1::ffff')).isAllowed).toBe(false);
    expect((await limit('2001:db8:0:2::1')).isAllowed).toBe(true);
  });

  it('bounds the whole service, and one visitor cannot use up its bound', async () => {
    const { limit } = clockAt();
    await times(5000, () => limit('192.0.2.1'));
    await times(2970, (index) => limit(`10.0.${index >> 8}.${index & 255}`));
    expect((await limit('192.0.2.9')).isAllowed).toBe(false);
  });

  it('keeps the bound of the service when it is flooded with addresses', async () => {
    const { clock, limit } = clockAt();
    await times(60_000, (index) => limit(`a${index}`));
    expect((await limit('b')).isAllowed).toBe(false);
    clock.ms = 60_000;
    expect((await limit('b')).isAllowed).toBe(true);
  });
});
