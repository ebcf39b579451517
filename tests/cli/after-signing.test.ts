import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Project } from './project.ts';
import { author, createProject, edit, signedProject } from './project.ts';

// Each command reads and compiles files, and asks git; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

describe('withdraw', () => {
  it('marks the entry with the reason and nothing else, and can be undone', async () => {
    const project = await signedProject('faq-knee');
    const before = await readFile(project.path('knowledge/faqs/knee.md'), 'utf8');
    const { out } = await project.knowledge([
      'withdraw',
      'faq-knee',
      '--why',
      'wrong: "see note"',
    ]);
    expect(out).toContain('faq-knee is withdrawn: wrong: "see note"');
    const after = await readFile(project.path('knowledge/faqs/knee.md'), 'utf8');
    expect(after).toBe(
      before.replace('\n---\nA', '\nwithdrawn: \'wrong: "see note"\'\n---\nA'),
    );
    expect((await project.knowledge(['status'])).out).toMatch(
      /faq-knee +withdrawn +wrong/,
    );
    expect(
      (await project.knowledge(['ask', 'why does my knee click on stairs'])).out,
    ).toContain('Decision: fallback');
    await project.knowledge(['withdraw', 'faq-knee', '--undo']);
    expect(await readFile(project.path('knowledge/faqs/knee.md'), 'utf8')).toBe(before);
  });

  it('needs a reason and a known id', async () => {
    const { knowledge } = await createProject();
    expect((await knowledge(['withdraw', 'faq-knee'])).errors).toContain('Why?');
    expect((await knowledge(['withdraw', 'faq-kne', '--why', 'x'])).errors).toContain(
      'Did you mean "faq-knee"?',
    );
  });
});

describe('verify', () => {
  const hashOf = async (project: Project): Promise<string> =>
    /hash: ([0-9a-f]{64})/.exec(
      await readFile(project.path('knowledge/signatures.yaml'), 'utf8'),
    )?.[1] ?? '';

  it('finds the current wording and its signature by the beginning of its hash', async () => {
    const project = await signedProject('faq-knee');
    const hash = await hashOf(project);
    const { out, code } = await project.knowledge(['verify', hash.slice(0, 8)]);
    expect(code).toBe(0);
    expect(out).toContain('Entry: faq-knee');
    expect(out).toContain(
      'Signed by: Rosa Reviewer (Lead physiotherapist, PH000000) on 2026-11-23',
    );
    expect(out).toContain('Current: yes, signed.');
  });

  it('finds an old wording in the history', async () => {
    const project = await signedProject('faq-knee');
    const hash = await hashOf(project);
    await project.as(author);
    await edit(project, 'faqs/knee.md', (text) => text.replace('is common', 'is usual'));
    await project.git('mv', 'knowledge/faqs/knee.md', 'knowledge/faqs/clicking-knee.md');
    await project.commit('Say usual');
    const { out, code } = await project.knowledge(['verify', hash]);
    expect(code).toBe(0);
    expect(out).toContain('Current: no. This wording stood in commit');
    expect(out).toContain('A clicking knee without pain is common.');
    expect(out).toContain('Signed by: Rosa Reviewer');
  });

  it('tells a true reply from one that was tampered with', async () => {
    const project = await signedProject('faq-knee');
    const hash = await hashOf(project);
    const reply = (text: string) =>
      JSON.stringify({
        entry: { id: 'faq-knee', hash },
        blocks: [
          { type: 'paragraph', inlines: [{ text }] },
          {
            type: 'paragraph',
            inlines: [
              { text: 'Call us on 020 7946 0018 if it swells, or read our exercises.' },
            ],
          },
        ],
      });
    await writeFile(
      project.path('true.json'),
      reply('A clicking knee without pain is common.'),
    );
    await writeFile(
      project.path('false.json'),
      reply('A clicking knee is always harmless.'),
    );
    const genuine = await project.knowledge(['verify', 'true.json']);
    expect(genuine).toMatchObject({ code: 0 });
    expect(genuine.out).toContain('The reply showed exactly this answer.');
    const forged = await project.knowledge(['verify', 'false.json']);
    expect(forged).toMatchObject({ code: 1 });
    expect(forged.out).toContain('is NOT this answer');
  });

  it('says so when nobody knows the hash', async () => {
    const { knowledge } = await createProject();
    const { out, code } = await knowledge(['verify', 'deadbeef']);
    expect(code).toBe(1);
    expect(out).toContain('No wording with the hash deadbeef');
  });
});
