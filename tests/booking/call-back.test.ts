import { describe, expect, it } from 'vitest';
import {
  isEmail,
  isPhone,
  keepCallBack,
  offerCallBack,
} from '../../src/booking/call-back.ts';
import type { CallBack } from '../../src/store/call-backs.ts';
import { clinic } from './clinic.ts';
import { wording } from './wording.ts';

const memory = () => {
  const kept = new Map<string, CallBack>();
  const delivered: boolean[] = [];
  return {
    kept,
    delivered,
    store: {
      addCallBack: async (callBack: CallBack, { deliver }: { deliver: boolean }) => {
        const isNew = !kept.has(callBack.id);
        if (isNew) kept.set(callBack.id, callBack);
        delivered.push(deliver);
        return { isNew };
      },
    },
  };
};

const ground = (changes = {}) => ({
  clinic: clinic(),
  wording,
  randomId: () => 'random-key-1',
  now: new Date('2026-11-23T10:00:00Z'),
  store: memory().store,
  deliver: true,
  onFault: () => {},
  ...changes,
});

const filled = (changes: Record<string, string> = {}) =>
  new Map(
    Object.entries({
      key: 'form-key-1',
      name: 'Ada Test',
      contact: '020 7946 0000',
      'best-time': 'morning',
      consent: 'yes',
      ...changes,
    }),
  );

describe('the call-back form', () => {
  it('explains itself, and offers times of day in words', () => {
    expect(offerCallBack(ground())).toMatchObject({
      kind: 'reply',
      reply: {
        state: 'form',
        blocks: [
          {
            id: 'call-back',
            intro: 'Leave your name. Not for emergencies. Kept for 30 days.',
            action: '/api/call-back',
            fields: [
              { name: 'key', value: 'random-key-1' },
              { name: 'name', autocomplete: 'name' },
              { name: 'contact' },
              {
                name: 'best-time',
                options: [{ value: 'any', label: 'Any time' }, {}, {}, {}, {}],
              },
              { name: 'consent', label: 'I agree to be called.', required: true },
            ],
          },
        ],
      },
    });
  });

  it('is off where the clinic does not call back', async () => {
    const off = ground({ clinic: clinic({ 'call-back': false }) });
    expect(offerCallBack(off)).toEqual({ kind: 'off', detail: 'Not on offer.' });
    expect(await keepCallBack(off, filled())).toEqual({
      kind: 'off',
      detail: 'Not on offer.',
    });
  });
});

describe('keepCallBack', () => {
  it('keeps name, contact, time and consent, and nothing else', async () => {
    const { store, kept, delivered } = memory();
    const outcome = await keepCallBack(
      ground({ store }),
      filled({ topic: 'sciatica', query: 'my back' }),
    );
    expect(outcome).toMatchObject({ reply: { state: 'kept' } });
    expect([...kept.values()]).toEqual([
      {
        id: 'form-key-1',
        name: 'Ada Test',
        contact: '020 7946 0000',
        bestTime: 'Morning',
        consent: 'I agree to be called.',
      },
    ]);
    expect(delivered).toEqual([true]);
  });

  it('makes a double tap one request', async () => {
    const { store, kept } = memory();
    await keepCallBack(ground({ store }), filled());
    const again = await keepCallBack(ground({ store }), filled());
    expect(again).toMatchObject({ reply: { state: 'already' } });
    expect(kept.size).toBe(1);
  });

  it('says that the clinic is closed when it is', async () => {
    const night = ground({ now: new Date('2026-11-23T22:00:00Z') });
    expect(JSON.stringify(await keepCallBack(night, filled()))).toContain('closed now');
  });

  it.each([
    ['name', '', 'Enter your name.'],
    ['name', '1234', 'Enter your name.'],
    ['name', 'x'.repeat(81), 'Enter a shorter name.'],
    ['contact', '', 'Enter a number or an address.'],
    ['contact', '12345', 'Enter a number or an address.'],
    ['contact', 'ada@mail', 'Enter a number or an address.'],
    ['best-time', 'yesterday', 'Choose a time.'],
    ['best-time', '', 'Choose a time.'],
    ['consent', '', 'Tick the box.'],
  ])('says beside "%s" that "%s" will not do', async (name, value, message) => {
    const { store, kept } = memory();
    const outcome = await keepCallBack(ground({ store }), filled({ [name]: value }));
    expect(outcome).toMatchObject({ kind: 'invalid', fields: { [name]: message } });
    expect(kept.size).toBe(0);
  });

  it('keeps what was typed and the key of the form after a mistake', async () => {
    const outcome = await keepCallBack(ground(), filled({ consent: '' }));
    const fields = outcome.kind === 'invalid' ? outcome.block.fields : [];
    expect(fields.map(({ value }) => value)).toEqual([
      'form-key-1',
      'Ada Test',
      '020 7946 0000',
      'morning',
      undefined,
    ]);
  });

  it('puts text on one line, without control characters', async () => {
    const { store, kept } = memory();
    await keepCallBack(ground({ store }), filled({ name: ' Ada\r\n\u0000\u202eTest ' }));
    expect(kept.get('form-key-1')?.name).toBe('Ada Test');
  });

  it.each(['', 'short', 'x'.repeat(65), "'; DROP TABLE call_backs", '../../etc'])(
    'makes a key of its own instead of "%s"',
    async (key) => {
      const { store, kept } = memory();
      await keepCallBack(ground({ store }), filled({ key }));
      expect([...kept.keys()]).toEqual(['random-key-1']);
    },
  );

  it('says so, and how to reach the clinic, when nothing can be kept', async () => {
    const failed = { kind: 'failed', detail: 'It could not be sent.' };
    expect(await keepCallBack(ground({ store: null }), filled())).toEqual(failed);
    const faults: unknown[] = [];
    const store = { addCallBack: () => Promise.reject(new Error('disk full')) };
    const broken = ground({ store, onFault: (fault: unknown) => faults.push(fault) });
    expect(await keepCallBack(broken, filled())).toEqual(failed);
    expect(faults).toHaveLength(1);
  });
});

describe('contacts', () => {
  it.each([
    ['020 7946 0000', true],
    ['(020) 7946-0000', true],
    ['07700900123', true],
    ['+44 7700 900123', true],
    ['+44 (0)20 7946 0000', true],
    ['0044 20 7946 0000', true],
    ['+33 1 23 45 67 89', true],
    ['7700900123', true],
    ['7946 0000', false],
    ['0207946000', true],
    ['020794600001', false],
    ['+12', false],
    ['call me', false],
    ['+44 7700 900123 ext', false],
    ['++447700900123', false],
  ])('%s is a telephone number: %s', (text, is) => {
    expect(isPhone(text)).toBe(is);
  });

  it.each([
    ['ada@mail.example', true],
    ["o'hara+physio@mail.co.uk", true],
    ['ada@mail', false],
    ['ada mail.example', false],
    ['<script>@x.example', false],
  ])('%s is an e-mail address: %s', (text, is) => {
    expect(isEmail(text)).toBe(is);
  });
});
