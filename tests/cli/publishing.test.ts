import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { author, createProject, edit, reviewer, signedProject } from './project.ts';

// Each command reads and compiles files, and asks git; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const everything = ['faq-knee', 'faq-running', 'sec-swelling', 'red-flags', 'wording'];

describe('publish to a service on Node', () => {
  it('refuses example values and missing signatures, and names what mends each', async () => {
    const { knowledge } = await createProject();
    const { errors, code } = await knowledge(['publish', '--to', 'live']);
    expect(code).toBe(2);
    expect(errors).toContain('clinic.yaml still holds example values');
    expect(errors).toContain('no answer is signed');
    expect(errors).toContain(
      '"red-flags" is unsigned\n    → npm run knowledge -- sign red-flags',
    );
    expect(errors).toContain('"wording" is unsigned');
  });

  it('refuses files that are not committed', async () => {
    const project = await createProject();
    await edit(project, 'faqs/knee.md', (text) => text.replace('common', 'usual'));
    const { errors, code } = await project.knowledge(['publish', '--to', 'live']);
    expect(code).toBe(2);
    expect(errors).toContain('not committed');
    expect(errors).toContain('  knowledge/faqs/knee.md');
  });

  it('writes the file that is served, keeps every version, and rolls back', async () => {
    const project = await signedProject(...everything);
    const { knowledge, commit, path } = project;
    const served = async (): Promise<string> =>
      JSON.parse(await readFile(path('live/knowledge.json'), 'utf8')).version;
    await project.as(author);
    await edit(project, 'clinic.yaml', (text) =>
      text.replace('example: true', 'example: false'),
    );
    await commit('Real values');
    const to = ['--to', 'live'];
    const first = await knowledge(['publish', ...to]);
    expect(first.errors).toBe('');
    expect(first.out).toContain('3 entries, 3 signed.');
    const before = await served();
    await knowledge(['withdraw', 'faq-knee', '--why', 'wrong']);
    await commit('Withdraw');
    expect((await knowledge(['publish', ...to], '', '2026-11-24')).out).toContain(
      '2 signed.',
    );
    expect(await served()).not.toBe(before);
    const { out } = await knowledge(['versions', ...to]);
    expect(out.split('\n').filter((line) => line.includes('commit'))).toHaveLength(2);
    expect(out.split('\n')[0]).toContain('* served');
    const back = await knowledge(['rollback', ...to]);
    expect(back.out).toContain(before.slice(0, 12));
    expect(await served()).toBe(before);
    const further = await knowledge(['rollback', ...to]);
    expect(further.code).toBe(2);
    expect(further.errors).toContain('There is no version before');
    const named = await knowledge(['rollback', 'ffff', ...to]);
    expect(named.errors).toContain('No published version begins with "ffff"');
  });

  it('refuses rules whose signature has run out', async () => {
    const project = await signedProject(...everything);
    await project.as(author);
    await edit(project, 'clinic.yaml', (text) =>
      text.replace('example: true', 'example: false'),
    );
    await project.commit('Real values');
    const late = await project.knowledge(['publish', '--to', 'live'], '', '2028-01-01');
    expect(late.errors).toContain('"red-flags" is overdue');
    expect(late.errors).toContain('no answer is signed');
  });

  it('wants one place only', async () => {
    const { knowledge } = await createProject();
    const { errors } = await knowledge(['publish', '--to', 'live', '--local']);
    expect(errors).toContain('Choose one of --env, --local and --to.');
  });
});

describe('the ledger', () => {
  it('names nobody who did not type yes', async () => {
    const project = await createProject();
    await project.as(reviewer);
    const { out, errors } = await project.knowledge(['sign', 'faq-knee', 'faq-running']);
    expect(errors).toContain('Nobody answered; nothing more was signed.');
    expect(out).toContain('0 wordings signed.');
    expect(await readFile(project.path('knowledge/signatures.yaml'), 'utf8')).toBe(
      'signatures: []\n',
    );
  });
});
