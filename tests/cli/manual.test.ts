import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalWorker } from './local-worker.ts';
import { startWorker } from './local-worker.ts';
import { author, createProject, edit, reviewer } from './project.ts';

const wholeStoryMs = 240_000;

let worker: LocalWorker;
beforeAll(async () => {
  worker = await startWorker('signed');
}, wholeStoryMs);
afterAll(async () => {
  await worker.stop();
});

/** Asks until the reply is as wanted: a Worker takes a new version over on its own. */
const eventually = <Value>(look: () => Promise<Value>, wanted: Value): Promise<void> =>
  expect.poll(look, { timeout: 30_000, interval: 500 }).toEqual(wanted);

describe('the manual, followed to the letter', () => {
  it(
    'adds a question, has it signed, publishes, rolls back and withdraws, without a deploy',
    async () => {
      const { ask } = worker;
      const project = await createProject();
      const { knowledge, commit, as, path } = project;
      const where = ['--local', '--persist-to', worker.state];
      const entryOf = async (query: string) => (await ask(query)).entry?.id ?? null;
      const elbow = 'do you treat tennis elbow';

      // Add a question, and see what is still missing.
      await knowledge(['new', 'Do you treat tennis elbow?', '--topic', 'running']);
      expect((await knowledge(['check'])).code).toBe(1);
      await edit(project, 'faqs/treat-tennis-elbow.md', (text) =>
        text
          .replace(
            '  -\n  -\n  -\n',
            '  - sore elbow from tennis\n  - elbow ache on the outside\n  - knee crunches on every step I take upstairs\n',
          )
          .concat('Yes. We see many people with a sore elbow.\n'),
      );
      expect((await knowledge(['check'])).code).toBe(0);

      // See what it breaks, and mend that.
      const broken = await knowledge(['test']);
      expect(broken.code).toBe(1);
      expect(broken.out).toContain('must find faq-knee');
      await edit(project, 'faqs/treat-tennis-elbow.md', (text) =>
        text.replace(
          'knee crunches on every step I take upstairs',
          'pain in my racket arm',
        ),
      );
      expect((await knowledge(['test'])).code).toBe(0);

      // Publishing refuses what is not committed.
      const refused = await knowledge(['publish', ...where]);
      expect(refused.code).toBe(2);
      expect(refused.errors).toContain('knowledge/faqs/treat-tennis-elbow.md');
      await commit('Add tennis elbow');

      // Another person signs it; the author cannot.
      const ids = ['faq-treat-tennis-elbow', 'faq-knee'];
      expect((await knowledge(['sign', ...ids], 'yes\nyes\n')).code).toBe(2);
      await as(reviewer);
      expect((await knowledge(['sign', ...ids], 'yes\nyes\n')).code).toBe(0);
      await commit('Sign');

      // Publish to the running Worker: only what is signed is served.
      const published = await knowledge(['publish', ...where]);
      expect(published.out).toContain('4 entries, 2 signed.');
      await eventually(() => entryOf(elbow), 'faq-treat-tennis-elbow');
      expect((await ask(elbow)).entry?.signature?.reviewer).toBe(reviewer.name);
      expect(await entryOf('can I run with shin splints')).toBeNull();
      const first = await worker.version();

      // A second version, and back again.
      await as(author);
      await edit(project, 'faqs/knee.md', (text) =>
        text.replace('is common', 'is usual'),
      );
      await commit('Say usual');
      expect((await knowledge(['publish', ...where])).code).toBe(0);
      await eventually(() => entryOf('why does my knee click when I climb stairs'), null);
      const second = await worker.version();
      const versions = await knowledge(['versions', ...where]);
      expect(versions).toMatchObject({
        code: 0,
        out: expect.stringContaining(`* served  ${second.slice(0, 12)}`),
        errors: '',
      });
      expect(versions.out).toContain(first.slice(0, 12));
      expect((await knowledge(['rollback', ...where])).code).toBe(0);
      await eventually(() => worker.version(), first);
      expect(await entryOf('why does my knee click when I climb stairs')).toBe(
        'faq-knee',
      );

      // Withdraw an answer; it needs no signature, and is gone.
      await knowledge([
        'withdraw',
        'faq-treat-tennis-elbow',
        '--why',
        'We stopped that.',
      ]);
      await commit('Withdraw tennis elbow');
      expect((await knowledge(['publish', ...where])).code).toBe(0);
      await eventually(() => entryOf(elbow), null);
      expect((await ask(elbow)).actions.map(({ type }) => type)).toContain('phone');

      // A danger word still leads to care, whatever was signed, rolled back or withdrawn.
      expect((await ask('I have chest pain')).kind).toBe('care');

      // The reply that a visitor saw on the first day can still be accounted for.
      await writeFile(path('reply.json'), JSON.stringify(await ask('hello')));
      expect((await knowledge(['verify', 'reply.json'])).errors).toContain(
        'holds no answer',
      );

      // And back to what the Worker was deployed with.
      expect((await knowledge(['rollback', 'deployed', ...where])).code).toBe(0);
      await eventually(async () => (await worker.version()) === first, false);
      expect((await knowledge(['versions', ...where])).out).toContain(
        'None of them is served',
      );
    },
    wholeStoryMs,
  );
});
