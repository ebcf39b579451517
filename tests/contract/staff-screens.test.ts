import { describe, expect, it } from 'vitest';
import { fileScreens } from '../../src/http/staff/file-screens.tsx';
import { fixtureNow } from './fixture.ts';
import { signIn, staffApp, token } from './staff-app.ts';
import { outcomes, rowsOf } from './staff-outcomes.ts';

const figure = (html: string, label: string): string | undefined =>
  new RegExp(`<dt>${label}</dt><dd>([^<]*)</dd>`).exec(html)?.[1];

describe('Today', () => {
  it('teaches where nothing was asked yet', async () => {
    const { text } = await (await staffApp()).open('/staff');
    expect(text).toContain('Nobody has asked anything in these days');
    expect(text).toContain('No faults');
  });

  it('adds up to what the counters hold', async () => {
    const app = await staffApp();
    await app.store.record(outcomes);
    const { text } = await app.open('/staff');
    const counted = await app.store.counters('2000-01-01');
    const sum = (...events: string[]): string =>
      String(
        counted
          .filter(({ event }) => events.includes(event))
          .reduce((total, { n }) => total + n, 0),
      );
    const replies = [
      'answer',
      'disambiguate',
      'fallback',
      'care',
      'hand-off',
      'small-talk',
    ];
    expect(figure(text, 'Asked')).toBe(sum(...replies));
    expect(figure(text, 'Asked')).toBe('28');
    expect(figure(text, 'Answered')).toBe(sum('answer'));
    expect(figure(text, 'Choice offered')).toBe(sum('disambiguate'));
    expect(figure(text, 'Missed')).toBe(sum('fallback'));
    expect(figure(text, 'Care cards')).toBe(sum('care'));
    expect(figure(text, 'Hand-offs')).toBe(sum('hand-off'));
    expect(figure(text, 'Found helpful')).toBe('75%');
    const rows = rowsOf(text);
    const numbers = ['28', '11', '3', '5', '2', '6', '1', '8', '9', '0', '75%'];
    expect(rows).toContainEqual(['Wed 10 Jun', ...numbers]);
    expect(rows).toContainEqual(['Together', ...numbers]);
    expect(rows).toContainEqual([
      'Can I park a bicycle at the clinic?',
      '7',
      '3',
      '1',
      '75%',
    ]);
    expect(text).toContain('Wed 10 Jun: 28 asked. Answered 11, Choice offered 3');
  });

  it('shows only the days that were chosen', async () => {
    let time = fixtureNow.getTime() - 10 * 86_400_000;
    const app = await staffApp({ now: () => new Date(time) });
    await app.store.record(outcomes);
    time = fixtureNow.getTime();
    const cookie = await signIn(app, token);
    const at = async (days: number): Promise<string> => {
      const init = { headers: { Cookie: cookie } };
      return (await app.get(`/staff?days=${days}`, init)).text();
    };
    expect(figure(await at(30), 'Asked')).toBe('28');
    const week = await at(7);
    expect(figure(week, 'Asked')).toBe('0');
    expect(rowsOf(week).filter(([day]) => day?.includes('Jun'))).toHaveLength(7);
  });

  it('names every fault', async () => {
    const app = await staffApp({
      replace: {
        recorder: {
          record: () => undefined,
          state: () => ({ pending: 4, dropped: 2, fault: 'SQLITE_FULL' }),
        },
      },
    });
    await app.store.record([{ event: 'dropped', count: 3, knowledge: '' }]);
    const callBack = { id: 'a', name: 'b', contact: 'c', bestTime: 'd', consent: 'e' };
    await app.store.addCallBack(callBack, { deliver: true });
    const { text } = await app.open('/staff');
    for (const fault of [
      'cannot be written at the moment (SQLITE_FULL)',
      '4 counts wait to be written',
      '3 counts were lost',
      '1 call-back not delivered to the webhook yet',
      '1 person asked to be called',
    ]) {
      expect(text).toContain(fault);
    }
  });

  it('says that errors keep newer knowledge out, and on Knowledge which', async () => {
    const app = await staffApp({
      errors: 1,
      replace: {
        knowledgeFiles: {
          screens: fileScreens,
          errors: () => [
            {
              severity: 'error',
              file: 'knowledge/faqs/knee.md',
              line: 7,
              message: '"<b>" is not a word.',
            },
          ],
          preview: () => Promise.reject(new Error('not asked for')),
          write: () => Promise.reject(new Error('not asked for')),
          sinceSigned: async () => null,
        },
      },
    });
    const today = await app.open('/staff');
    expect(today.text).toContain(
      'The knowledge files have 1 error, so what was good last is served.',
    );
    const { text } = await app.open('/staff/knowledge');
    expect(text).toContain('1 error in the knowledge files');
    expect(text).toContain('<code>knowledge/faqs/knee.md</code>, line 7');
    expect(text).toContain('&lt;b&gt;');
    const mended = await staffApp();
    expect((await mended.open('/staff')).text).not.toContain('The knowledge files have');
    expect((await mended.open('/staff/knowledge')).text).not.toContain('error');
  });

  it('says so when the database does not answer', async () => {
    const app = await staffApp();
    const store = { ...app.store, byDay: () => Promise.reject(new Error('down')) };
    const broken = await staffApp({ replace: { store } });
    const { response, text } = await broken.open('/staff');
    expect(response.status).toBe(503);
    expect(text).toContain('Visitors are answered all the same');
    expect(broken.logged.some(({ event }) => event === 'fault')).toBe(true);
  });
});

describe('Try it', () => {
  it('shows the reply and why, and counts nothing', async () => {
    const app = await staffApp();
    const response = await app.send('/staff/try', {
      query: 'what clothes should I wear',
      expected: 'faq-parking',
    });
    const text = await response.text();
    expect(text).toContain('Wear loose clothes that you can move in.');
    expect(text).toContain('It is answered with “What clothes should I wear');
    expect(text).toContain('Danger words: none were found.');
    expect(text).toContain('And the entry you thought of?');
    expect(app.recorded).toEqual([]);
  });

  it('shows a care card and the words that set it off', async () => {
    const app = await staffApp();
    const text = await (
      await app.send('/staff/try', { query: 'I want to kill myself' })
    ).text();
    expect(text).toContain('Call 999 now if:');
    expect(text).toContain('“kill myself”');
  });

  it('asks for a question', async () => {
    const response = await (await staffApp()).send('/staff/try', { query: ' ' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Type a question first');
  });
});

describe('Knowledge', () => {
  it('lists every entry with state, signer, due day and numbers', async () => {
    const app = await staffApp();
    await app.store.record(outcomes);
    const rows = rowsOf((await app.open('/staff/knowledge')).text);
    expect(rows).toContainEqual([
      'Can I park a bicycle at the clinic?',
      'Signed',
      'R. Viewer',
      '2027-01-05',
      '7',
      '75%',
    ]);
    expect(rows).toContainEqual([
      'Do I need a letter from my doctor?',
      'Draft, not signed',
      'nobody yet',
      '–',
      '0',
      '–',
    ]);
  });

  it('filters by words and state, and says so when none fits', async () => {
    const app = await staffApp();
    const { text } = await app.open('/staff/knowledge?text=LETTER&status=unsigned');
    expect(rowsOf(text)).toHaveLength(2);
    const none = await app.open('/staff/knowledge?text=zebra');
    expect(none.text).toContain('No entry fits');
  });

  it('shows an entry, with the difference from the signed wording where it is known', async () => {
    const plain = await (await staffApp()).open('/staff/knowledge/faq-parking');
    expect(plain.text).toContain('There is a bicycle stand beside the door.');
    expect(plain.text).toContain('this service cannot see');
    const app = await staffApp({
      replace: {
        knowledgeFiles: {
          screens: fileScreens,
          errors: () => [],
          preview: () => Promise.reject(new Error('not asked for')),
          write: () => Promise.reject(new Error('not asked for')),
          sinceSigned: async () => [
            { mark: '-', text: 'old <words>' },
            { mark: '+', text: 'new words' },
          ],
        },
      },
    });
    const { text } = await app.open('/staff/knowledge/faq-parking');
    expect(text).toContain('<del>old &lt;words&gt;</del>');
    expect(text).toContain('<ins>new words</ins>');
    expect((await app.open('/staff/knowledge/faq-none')).response.status).toBe(404);
  });
});

describe('Call-backs', () => {
  const callBack = {
    id: 'call-1',
    name: '=HYPERLINK("http://evil.example")',
    contact: '+44 20 7946 0018',
    bestTime: 'mornings, "early"',
    consent: 'Yes, call me.',
  };

  it('teaches where nobody waits', async () => {
    const { text } = await (await staffApp()).open('/staff/call-backs');
    expect(text).toContain('Nobody is waiting for a call');
  });

  it('are listed, marked as done and deleted', async () => {
    const app = await staffApp();
    await app.store.addCallBack(callBack, { deliver: false });
    const { text } = await app.open('/staff/call-backs');
    expect(text).toContain('1 waiting, 0 done.');
    expect(text).toContain('href="tel:+442079460018"');
    await app.send('/staff/call-backs/call-1/done');
    expect((await app.open('/staff/call-backs')).text).toContain('0 waiting, 1 done.');
    await app.send('/staff/call-backs/call-1/delete');
    expect(await app.store.callBacks(10, 0)).toEqual([]);
  });

  it('are exported so that no cell is a formula', async () => {
    const app = await staffApp();
    await app.store.addCallBack(callBack, { deliver: false });
    const { response, text } = await app.open('/staff/call-backs.csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(text.split('\r\n')[1]).toBe(
      `2026-06-10,"'=HYPERLINK(""http://evil.example"")",'+44 20 7946 0018,"mornings, ""early""","Yes, call me.",`,
    );
  });
});
