import { describe, expect, it } from 'vitest';
import { fileScreens } from '../../src/http/staff/file-screens.tsx';
import type { EditPreview } from '../../src/schema/edit.ts';
import { staffApp } from './staff-app.ts';
import { asked, outcomes, rowsOf, times } from './staff-outcomes.ts';

describe('Unanswered', () => {
  it('teaches where nothing was missed', async () => {
    const { text } = await (await staffApp()).open('/staff/unanswered');
    expect(text).toContain('Nothing was missed');
    expect(text).toContain('No reasons yet');
  });

  it('shows groups with counts, reasons and none-of-these, and never as markup', async () => {
    const app = await staffApp();
    await app.store.record([
      ...outcomes,
      asked('fallback', 'unknown', 'can I bring my parrots?'),
    ]);
    const { text } = await app.open('/staff/unanswered');
    expect(text).toContain('2 groups, most asked first');
    expect(text).toContain('Missed 6 times');
    expect(text).toContain('can I bring &lt;b&gt;my&lt;/b&gt; parrot');
    expect(text).not.toContain('<b>my</b>');
    expect(text).toContain('“can I bring my parrots?”');
    expect(text).toContain('<strong>8 times</strong>');
    expect(rowsOf(text)).toContainEqual([
      '“Can I park a bicycle at the clinic?”',
      'Not enough',
      '1',
    ]);
  });

  it('pages a long list', async () => {
    const app = await staffApp();
    const words = [...'abcdefghijklmnopqrstuvwxyzABCD'].map((letter) => letter.repeat(7));
    await app.store.record(
      words.map((word) => asked('fallback', 'unknown', `${word}${word}`)),
    );
    const first = await app.open('/staff/unanswered');
    expect(first.text).toContain('Page 1 of 2');
    const second = await app.open('/staff/unanswered?page=2');
    expect(second.text.match(/<h3>/g)).toHaveLength(1);
  });

  const openGroup = async () => {
    const app = await staffApp();
    await app.store.record(times(3, asked('fallback', 'unknown', 'parrot perch')));
    const { text } = await app.open('/staff/unanswered');
    const key = /\/staff\/unanswered\/([0-9a-f]{16})/.exec(text)?.[1] ?? '';
    return { app, key };
  };

  it('forgets a group when staff have no use for it', async () => {
    const { app, key } = await openGroup();
    const response = await app.send(`/staff/unanswered/${key}/forget`);
    expect(response.status).toBe(303);
    expect(await app.store.missed('2000-01-01', 10)).toEqual([]);
  });

  it('offers the nearest entries and, out of reach of the files, a patch', async () => {
    const { app, key } = await openGroup();
    const { text } = await app.open(`/staff/unanswered/${key}`);
    expect(text).toContain('value="parrot perch"');
    expect(text.match(/type="radio"/g)?.length).toBeGreaterThan(1);
    const fields = {
      kind: 'new-entry',
      group: key,
      question: 'May my parrot come along?',
      phrasings: 'parrot perch\r\nis there a perch\r\nparrots welcome',
      topic: 'treatment',
      author: 'R. Desk',
      answer: 'It may.',
    };
    const review = await (await app.send('/staff/edit', fields)).text();
    expect(review).toContain('cannot write the knowledge files');
    expect(review).not.toContain('Write it into the file');
    const patch = await app.send('/staff/edit/patch', fields);
    expect(patch.headers.get('content-disposition')).toContain('knowledge.patch');
    expect(await patch.text()).toContain('+++ b/knowledge/faqs/parrot-come-along.md');
    expect((await app.send('/staff/edit/write', fields)).status).toBe(404);
  });

  it('shows what a change would do and writes it where the files are in reach', async () => {
    const fate = (kind: string, entry: string | null) => ({ kind, entry });
    const app = await staffApp({
      replace: {
        knowledgeFiles: {
          screens: fileScreens,
          errors: () => [],
          preview: async () => ({
            errors: [],
            warnings: ['too <like> another'],
            asked: [],
            changed: [
              {
                query: 'where do I park',
                before: fate('answer', 'faq-parking'),
                after: fate('fallback', null),
                of: 'faq-parking',
                isWorse: true,
              },
            ],
            checked: 40,
          }),
          write: async (edit) =>
            edit.kind === 'phrasing' && edit.phrasing === 'parrot perch'
              ? { isMade: true, file: 'knowledge/faqs/parking.md' }
              : { isMade: false, problems: ['too <short>'] },
          sinceSigned: async () => null,
        },
      },
    });
    const edit = {
      kind: 'phrasing',
      group: '0'.repeat(16),
      entry: 'faq-parking',
      phrasing: 'parrot perch',
    };
    const review = await (await app.send('/staff/edit', edit)).text();
    expect(review).toContain('1 question would no longer be answered rightly');
    expect(review).toContain('(1 of 40 asked again)');
    expect(review).toContain('too &lt;like&gt; another');
    expect(review).toContain('Write it into the file');
    const made = await app.send('/staff/edit/write', edit);
    expect(await made.text()).toContain('Written into knowledge/faqs/parking.md');
    const failed = await app.send('/staff/edit/write', { ...edit, phrasing: 'perch' });
    expect(failed.status).toBe(409);
    expect(await failed.text()).toContain('too &lt;short&gt;');
  });

  it('says that it works on it while it finds out what a change would do', async () => {
    const waiting = Promise.withResolvers<EditPreview>();
    const app = await staffApp({
      replace: {
        knowledgeFiles: {
          screens: fileScreens,
          errors: () => [],
          preview: () => waiting.promise,
          write: () => Promise.reject(new Error('not asked for')),
          sinceSigned: async () => null,
        },
      },
    });
    const edit = { kind: 'phrasing', entry: 'faq-parking', phrasing: 'parrot perch' };
    const response = await app.send('/staff/edit', edit);
    expect(response.headers.get('content-type')).toContain('text/html');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader?.read())?.value ?? '';
    expect(first).toContain('<h1>Add a phrasing</h1>');
    expect(first).toContain('Working on it');
    expect(first).not.toContain('What it would change');
    waiting.resolve({ errors: [], warnings: [], asked: [], changed: [], checked: 7 });
    const rest = (await reader?.read())?.value ?? '';
    expect(rest).toContain('7 questions, phrasings and tests of the knowledge base');
    expect(rest).toContain('Write it into the file');
    expect(rest).toMatch(/<\/html>$/);
    expect((await reader?.read())?.done).toBe(true);
  });

  it('says so when it cannot be found out what a change would do', async () => {
    const app = await staffApp({
      replace: {
        knowledgeFiles: {
          screens: fileScreens,
          errors: () => [],
          preview: () => Promise.reject(new Error('broken')),
          write: () => Promise.reject(new Error('not asked for')),
          sinceSigned: async () => null,
        },
      },
    });
    const edit = { kind: 'phrasing', entry: 'faq-parking', phrasing: 'parrot perch' };
    const text = await (await app.send('/staff/edit', edit)).text();
    expect(text).toContain('could not be found out');
    expect(text).not.toContain('Write it into the file');
    expect(app.logged).toContainEqual(
      expect.objectContaining({ event: 'fault', where: 'staff' }),
    );
  });

  it('says what is missing in a form', async () => {
    const { app, key } = await openGroup();
    const response = await app.send('/staff/edit', {
      kind: 'phrasing',
      group: key,
      entry: 'faq-parking',
      phrasing: '',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Write the phrasing');
  });
});
