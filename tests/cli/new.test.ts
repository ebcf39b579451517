import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Project } from './project.ts';
import { createProject } from './project.ts';

// Each command reads and compiles files, and asks git; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

describe('new', () => {
  it('writes a well-formed file that says what is still missing', async () => {
    const { knowledge, path } = await createProject();
    const { out, code } = await knowledge(['new', 'Do you treat: "tennis elbow"?']);
    expect(code).toBe(0);
    expect(out).toContain('knowledge/faqs/treat-tennis-elbow.md is ready.');
    const text = await readFile(path('knowledge/faqs/treat-tennis-elbow.md'), 'utf8');
    expect(text).toContain('id: faq-treat-tennis-elbow\n');
    expect(text).toContain('author: Alma Author\n');
    const { out: missing } = await knowledge(['check']);
    expect(missing).toContain('"phrasings line 1" is empty.');
    expect(missing).toContain('The answer is missing.');
    expect(missing).toContain('"topic" is empty.');
  });

  it('writes a complete entry when told everything, and never over an existing one', async () => {
    const { knowledge } = await createProject();
    const args = [
      'new',
      'Do you treat tennis elbow?',
      '--topic',
      'running',
      ...[
        'tennis elbow',
        'sore elbow from racket sports',
        'elbow ache on the outside',
      ].flatMap((phrasing) => ['--phrasing', phrasing]),
      '--answer',
      'Yes, we see many people with a sore elbow.',
    ];
    expect((await knowledge(args)).code).toBe(0);
    expect((await knowledge(['check'])).out).toBe('All well: 4 entries.\n');
    const again = await knowledge(args);
    expect(again.code).toBe(2);
    expect(again.errors).toContain('There already is an entry "faq-treat-tennis-elbow".');
  });
});

describe('new, of what stands in wording.yaml already', () => {
  const files = (project: Project) => readdir(project.path('knowledge/faqs'));

  it.each([
    ['What do you charge?', 'the declined topic "prices" (knowledge/wording.yaml:51)'],
    ['Thanks a lot!', 'the small talk "thanks" (knowledge/wording.yaml:46)'],
    ['is a CREAKY knee normal', 'the entry "faq-knee" (knowledge/faqs/knee.md:7)'],
  ])('refuses %s, and says where it stands', async (question, where) => {
    const project = await createProject();
    const { errors, code } = await project.knowledge(['new', question]);
    expect(code).toBe(2);
    expect(errors).toContain(`"${question}" stands already under ${where}.`);
    expect(await files(project)).toHaveLength(2);
  });

  it('refuses a phrasing likewise', async () => {
    const project = await createProject();
    const args = ['new', 'Do you take cash?', '--phrasing', 'price list'];
    const { errors, code } = await project.knowledge(args);
    expect(code).toBe(2);
    expect(errors).toContain('"price list" stands already under the declined topic');
  });

  it('names what is near, and begins the entry only for whoever says yes', async () => {
    const project = await createProject();
    const ask = (typed?: string) =>
      project.knowledge(['new', 'How much does one session cost?'], typed);
    const silent = await ask();
    expect(silent.code).toBe(2);
    expect(silent.out).toContain(
      'knowledge/wording.yaml:51  "how much is a session" of the declined topic "prices"',
    );
    expect(silent.errors).toContain('Nothing was written.');
    expect((await ask('no\n')).code).toBe(1);
    expect(await files(project)).toHaveLength(2);
    expect((await ask('yes\n')).code).toBe(0);
    expect(await files(project)).toHaveLength(3);
  });

  it('asks nothing of whoever begins it anyway', async () => {
    const { knowledge } = await createProject();
    const args = ['new', 'How much does one session cost?', '--anyway'];
    const { out, code } = await knowledge(args);
    expect(code).toBe(0);
    expect(out).toContain('declined topic "prices"');
    expect(out).toContain('is ready.');
  });

  it('says what visitors get now, when other words lead there', async () => {
    const { knowledge } = await createProject({
      'wording.yaml': (text) =>
        text.replace('price list]', 'price list, tariff for a first appointment]'),
    });
    const { out } = await knowledge(['new', 'Which tariff applies on my appointment?']);
    expect(out).toContain('Who asks it now gets the declined topic "prices".');
  });
});
