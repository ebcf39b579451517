import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { author, createProject, edit, reviewer, signedProject } from './project.ts';

// Each command reads and compiles files, and asks git; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

describe('sign', () => {
  it('shows the exact text and the note, asks, and adds a line to the ledger', async () => {
    const project = await createProject({
      'faqs/knee.md': (text) =>
        text.replace('topic:', 'reviewer-note: Please check the first line.\ntopic:'),
    });
    await project.as(reviewer);
    const { out, code } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(code).toBe(0);
    expect(out).toContain('    A clicking knee without pain is common.');
    expect(out).toContain('    Source: Knees explained | Section 1');
    expect(out).toContain('Note for the reviewer: Please check the first line.');
    expect(out).toContain(
      'Rosa Reviewer, do you sign exactly this wording until 2027-11-23?',
    );
    expect(out).toContain('Signed: faq-knee');
    const ledger = await readFile(project.path('knowledge/signatures.yaml'), 'utf8');
    expect(ledger).toMatch(
      /^signatures:\n {2}- id: faq-knee\n {4}hash: [0-9a-f]{64}\n {4}reviewer: Rosa Reviewer\n {4}role: Lead physiotherapist\n {4}registration: PH000000\n {4}signed: 2026-11-23\n {4}until: 2027-11-23\n$/,
    );
    const status = await project.knowledge(['status']);
    expect(status.out).toMatch(
      /faq-knee +signed +Rosa Reviewer, 2026-11-23, until 2027-11-23/,
    );
  });

  it('asks for each, and signs only what is answered with yes', async () => {
    const project = await createProject();
    await project.as(reviewer);
    const { out, code } = await project.knowledge(
      ['sign', 'faq-knee', 'faq-running', 'sec-swelling'],
      'no\nYES\n',
    );
    expect(code).toBe(1);
    expect(out).toContain('Skipped: faq-knee');
    expect(out).toContain('Signed: faq-running');
    expect(out).toContain('1 wording signed.');
  });

  it('keeps every line that the ledger already has, comments included', async () => {
    const project = await createProject({
      'signatures.yaml': '# Never edit this by hand.\nsignatures: []\n',
    });
    await project.as(reviewer);
    await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    const first = await readFile(project.path('knowledge/signatures.yaml'), 'utf8');
    await project.knowledge(['sign', 'faq-running'], 'yes\n');
    const second = await readFile(project.path('knowledge/signatures.yaml'), 'utf8');
    expect(second.startsWith(first)).toBe(true);
    expect(first).toContain('# Never edit this by hand.');
  });

  it('refuses who is not a reviewer in clinic.yaml', async () => {
    const project = await createProject();
    const { errors, code } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(code).toBe(2);
    expect(errors).toContain('you are Alma Author <alma@harbour.example>');
    expect(errors).toContain('Rosa Reviewer <rosa@harbour.example>');
  });

  it('refuses the author named in the file', async () => {
    const project = await createProject({
      'faqs/knee.md': (text) => text.replace('Alma Author', 'rosa reviewer'),
    });
    await project.as(reviewer);
    const { errors, code } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(code).toBe(2);
    expect(errors).toBe(
      'Rosa Reviewer wrote "faq-knee" and so cannot sign it. Another reviewer must.\n',
    );
  });

  it('refuses whoever committed the present wording, whatever the file says', async () => {
    const project = await createProject();
    await project.as(reviewer);
    await edit(project, 'faqs/knee.md', (text) => text.replace('is common', 'is usual'));
    await project.commit('Say usual');
    await project.as(author);
    await edit(project, 'faqs/knee.md', (text) =>
      text.replace('is a creaky knee normal', 'is a noisy knee normal'),
    );
    await project.commit('Add a phrasing; the wording stays');
    await project.as(reviewer);
    const { errors } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(errors).toContain('Rosa Reviewer wrote "faq-knee"');
    expect((await project.knowledge(['sign', 'faq-running'], 'yes\n')).code).toBe(0);
  });

  it('lets a reviewer sign what they only gave a phrasing or withdrew', async () => {
    const project = await createProject();
    await project.as(reviewer);
    await edit(project, 'faqs/knee.md', (text) =>
      text.replace('is a creaky knee normal', 'is a noisy knee normal'),
    );
    await project.commit('Add a phrasing');
    expect((await project.knowledge(['sign', 'faq-knee'], 'yes\n')).code).toBe(0);
  });

  it('refuses what is not committed', async () => {
    const project = await createProject();
    await edit(project, 'faqs/knee.md', (text) => text.replace('common', 'usual'));
    await project.as(reviewer);
    const { errors, code } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(code).toBe(2);
    expect(errors).toContain('not committed');
    expect(errors).toContain('knowledge/faqs/knee.md');
  });

  it('shows what changed since the last signature', async () => {
    const project = await signedProject('faq-knee');
    await project.as(author);
    await edit(project, 'faqs/knee.md', (text) => text.replace('is common', 'is usual'));
    await project.commit('Say usual');
    expect((await project.knowledge(['status'])).out).toMatch(
      /faq-knee +changed +last signed by Rosa Reviewer, 2026-11-23, edited since/,
    );
    await project.as(reviewer);
    const { out } = await project.knowledge(['sign', 'faq-knee'], 'yes\n');
    expect(out).toContain('  - A clicking knee without pain is common.');
    expect(out).toContain('  + A clicking knee without pain is usual.');
    expect(out).toContain('    Why does my knee click when I climb stairs?');
  });

  it('signs the rules and the fixed wording as wholes', async () => {
    const project = await createProject();
    await project.as(reviewer);
    const { out } = await project.knowledge(
      ['sign', 'red-flags', 'wording'],
      'yes\nyes\n',
    );
    expect(out).toContain('"heading": "Call 999 now"');
    expect(out).toContain('2 wordings signed.');
    await project.commit('Sign');
    const status = await project.knowledge(['status']);
    expect(status.out).toMatch(/red-flags +signed/);
    expect(status.out).toMatch(/wording +signed/);
    await project.as(author);
    await edit(project, 'wording.yaml', (text) =>
      text.replace('not medical', 'no medical'),
    );
    await project.commit('Reword');
    expect((await project.knowledge(['status'])).out).toMatch(/wording +changed/);
    await project.as(reviewer);
    const again = await project.knowledge(['sign', 'wording'], 'yes\n');
    expect(again.out).toMatch(/ {2}- .*not medical advice/);
    expect(again.out).toMatch(/ {2}\+ .*no medical advice/);
  });

  it('knows no unknown ids', async () => {
    const project = await createProject();
    await project.as(reviewer);
    const { errors } = await project.knowledge(['sign', 'faq-kne'], 'yes\n');
    expect(errors).toContain('Did you mean "faq-knee"?');
  });
});

describe('status', () => {
  it('tells signed, due and overdue apart as time goes by', async () => {
    const project = await signedProject('faq-knee');
    const on = async (day: string) => (await project.knowledge(['status'], '', day)).out;
    expect(await on('2027-10-01')).toMatch(/faq-knee +signed .*until 2027-11-23\n/);
    expect(await on('2027-11-01')).toMatch(/faq-knee +signed .*due in 22 days/);
    expect(await on('2027-12-01')).toMatch(/faq-knee +signed .*due in 0 days/);
    expect(await on('2027-12-08')).toMatch(/faq-knee +overdue/);
  });

  it('fails with --strict as long as anything is open', async () => {
    const project = await createProject();
    expect((await project.knowledge(['status'])).code).toBe(0);
    expect((await project.knowledge(['status', '--strict'])).code).toBe(1);
    await project.as(reviewer);
    const all = ['faq-knee', 'faq-running', 'sec-swelling', 'red-flags', 'wording'];
    await project.knowledge(['sign', ...all], 'yes\n'.repeat(all.length));
    expect((await project.knowledge(['status', '--strict'])).code).toBe(0);
    expect((await project.knowledge(['status', '--strict'], '', '2027-11-01')).code).toBe(
      1,
    );
  });
});
