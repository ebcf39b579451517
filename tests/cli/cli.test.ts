import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { createProject } from './project.ts';

// Each command reads and compiles files, and asks git; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

const verbs = [
  'check',
  'new',
  'ask',
  'test',
  'sign',
  'withdraw',
  'status',
  'verify',
  'import',
  'publish',
  'rollback',
  'versions',
  'export',
];

describe('npm run knowledge', () => {
  it('lists every command, and each explains itself', async () => {
    const { knowledge } = await createProject();
    const { out, code } = await knowledge(['--help']);
    expect(code).toBe(0);
    const helps = await Promise.all(verbs.map((verb) => knowledge([verb, '--help'])));
    for (const [index, verb] of verbs.entries()) {
      expect(out).toContain(`  ${verb} `);
      expect(helps[index]?.out).toContain(`Usage: npm run knowledge -- ${verb}`);
    }
  });

  it('says what is wrong with an unknown command or option, without a stack trace', async () => {
    const { knowledge } = await createProject();
    const unknown = await knowledge(['chekc']);
    expect(unknown.code).toBe(2);
    expect(unknown.errors).toContain('There is no command "chekc".');
    const option = await knowledge(['check', '--loud']);
    expect(option.code).toBe(2);
    expect(option.errors).toContain('--loud');
    expect(option.errors).not.toContain('    at ');
  });

  it('ends quietly when nobody reads what it says', async () => {
    const { root } = await createProject();
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
    const { stderr } = await promisify(execFile)(
      'sh',
      ['-c', `"${process.execPath}" "${cli}" --help | true`],
      { cwd: root },
    );
    expect(stderr).toBe('');
  });

  it('runs as a program: plain text when nobody looks, an exit code, questions answered', async () => {
    const { root } = await createProject({
      'faqs/knee.md': (text) => text.replace('topic: knees', 'topic: knee'),
    });
    const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
    const run = promisify(execFile);
    const failed = await run(process.execPath, [cli, 'check'], { cwd: root }).catch(
      (error: { code: number; stdout: string }) => error,
    );
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stdout).toContain('knowledge/faqs/knee.md:13');
    expect(failed.stdout).not.toContain('\u001b');
  });
});

describe('check', () => {
  it('passes sound knowledge', async () => {
    const { knowledge } = await createProject();
    expect(await knowledge(['check'])).toEqual({
      out: 'All well: 3 entries.\n',
      errors: '',
      code: 0,
    });
  });

  it('fails on errors and only mentions warnings', async () => {
    const { knowledge } = await createProject({
      'faqs/knee.md': (text) => text.replace('topic: knees', 'topic: knee'),
      'faqs/running.md': (text) =>
        text.replace('Rest for a few days first.', 'Our guaranteed cure is rest.'),
    });
    const { out, code } = await knowledge(['check']);
    expect(code).toBe(1);
    expect(out).toContain('knowledge/faqs/knee.md:13  error  The topic "knee"');
    expect(out).toContain('knowledge/faqs/running.md:14  warning  "guaranteed"');
    expect(out).toContain('1 error, 1 warning in 3 entries.');
  });
});

describe('ask', () => {
  it('shows the reply and why', async () => {
    const { knowledge } = await createProject();
    const { out, code } = await knowledge([
      'ask',
      'why is my kneecap clicking on stairs',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('[unsigned: awaiting clinical review]');
    expect(out).toContain('A clicking knee without pain is common.');
    expect(out).toContain('Decision: answer');
    expect(out).toContain('1. faq-knee:');
  });

  it('names the rule and the words when a red flag fires', async () => {
    const { knowledge } = await createProject();
    const { out } = await knowledge(['ask', 'I have chest pain and my knee clicks']);
    expect(out).toContain('[emergency care card] Call 999 now');
    expect(out).toContain(
      '“chest pain” set off the rule “heart” (heart_attack, emergency).',
    );
  });

  it('answers nothing unsigned when asked as the live service would', async () => {
    const { knowledge } = await createProject();
    const { out } = await knowledge(['ask', '--signed', 'why is my kneecap clicking']);
    expect(out).not.toContain('A clicking knee without pain is common.');
    expect(out).toContain('Decision: fallback');
  });
});

describe('test', () => {
  it('names the rival of a failing test and what changed since the last commit', async () => {
    const { knowledge, path } = await createProject();
    const before = await knowledge(['test']);
    expect(before.out).toContain('Tests: 5 of 5 hold');
    expect(before.out).toContain('Hidden phrasings:');
    expect(before.out).toContain('Since the last commit: no test leads anywhere else.');
    expect(before.code).toBe(0);
    const knee = path('knowledge/faqs/knee.md');
    const running = path('knowledge/faqs/running.md');
    await writeFile(
      running,
      (await readFile(running, 'utf8')).replace(
        '- jogging with sore shins',
        '- jogging with sore shins\n  - knee crunches on every step I take upstairs',
      ),
    );
    await writeFile(
      knee,
      (await readFile(knee, 'utf8')).replace(
        'not:\n',
        'not:\n  - clicking kneecap when going up the steps\n',
      ),
    );
    const after = await knowledge(['test']);
    expect(after.code).toBe(1);
    expect(after.out).toContain(
      'failed  "knee crunches on every step I take upstairs" must find faq-knee, and leads to faq-running.',
    );
    expect(after.out).toContain('must not be answered by faq-knee, and is.');
    expect(after.out).toMatch(
      /"knee crunches on every step I take upstairs": .* → faq-running/,
    );
  });
});

describe('import', () => {
  it('turns an article into drafts that disturb nothing, and keeps what is there', async () => {
    const { knowledge, path } = await createProject();
    const article = new URL('./fixtures/back-pain-article.txt', import.meta.url);
    await writeFile(path('back-pain.txt'), await readFile(article));
    const first = await knowledge(['import', 'back-pain.txt']);
    expect(first.code).toBe(0);
    const faqs = await readdir(path('knowledge/drafts/back-pain/faqs'));
    expect(faqs.sort()).toEqual([
      'causes-leg-pain-associated.md',
      'nerve-compression-sciatica.md',
      'tell-leg-pain-due.md',
    ]);
    const file = path('knowledge/drafts/back-pain/faqs/tell-leg-pain-due.md');
    const text = await readFile(file, 'utf8');
    expect(text).toContain('question: How can I tell if my leg pain is due to sciatica?');
    expect(text).toContain('article: back-pain');
    expect(text).toContain('Sciatica typically presents as sharp, shooting pain');
    expect((await knowledge(['check'])).out).toBe('All well: 3 entries.\n');
    await writeFile(file, 'reworked');
    const second = await knowledge(['import', 'back-pain.txt']);
    expect(second.out).toContain('kept as it was: knowledge/drafts/back-pain/faqs/tell-');
    expect(await readFile(file, 'utf8')).toBe('reworked');
  });

  it('reads HTML and Markdown, without menus, scripts and pictures', async () => {
    const { knowledge, path } = await createProject();
    await writeFile(
      path('page.html'),
      `<!doctype html><title>x</title><nav><h2>Menu</h2><p>Home</p></nav><main>
       <h1>All about sore knees</h1><script>alert(1)</script>
       <h2>Is it <em>bad</em>?</h2><p>Usually <b>not</b>. See <a href="https://x.example/a">this</a>
       or <a href="javascript:x">that</a>.</p><img src="a.png"><ul><li>rest</li><li>ice</li></ul>
       <dl><dt>Should I run?</dt><dd>Wait a week * or two.</dd></dl></main>`,
    );
    await writeFile(
      path('page.md'),
      '# Sore knees\n\n## Is it bad?\n\nUsually **not**.\n\n> Quoted\n\n- rest\n  - deep\n',
    );
    await knowledge(['import', 'page.html', '--name', 'html-knees']);
    await knowledge(['import', 'page.md', '--name', 'md-knees']);
    const bad = await readFile(path('knowledge/drafts/html-knees/faqs/bad.md'), 'utf8');
    expect(bad).toContain('question: Is it bad?');
    expect(bad).toMatch(
      /---\nUsually \*\*not\*\*\. See \[this\]\(https:\/\/x\.example\/a\) or that\.\n\n- rest\n- ice\n$/,
    );
    const run = await readFile(path('knowledge/drafts/html-knees/faqs/run.md'), 'utf8');
    expect(run).toContain('Wait a week \\* or two.');
    const markdown = await readFile(
      path('knowledge/drafts/md-knees/faqs/bad.md'),
      'utf8',
    );
    expect(markdown).toMatch(/---\nUsually \*\*not\*\*\.\n\nQuoted\n\n- rest\n- deep\n$/);
    expect(await readdir(path('knowledge/drafts/html-knees'))).not.toContain('menu.md');
  });

  it('refuses other kinds of files', async () => {
    const { knowledge, path } = await createProject();
    await writeFile(path('page.docx'), 'x');
    expect((await knowledge(['import', 'page.docx'])).errors).toContain(
      '"page.docx" is neither .html, .md nor .txt.',
    );
    expect((await knowledge(['import', 'gone.txt'])).errors).toContain('cannot be read.');
  });
});

describe('export', () => {
  it('writes JSON, CSV and FAQPage; drafts only on request', async () => {
    const { knowledge } = await createProject({
      'faqs/knee.md': (text) =>
        text.replace('is a creaky knee normal', '"=1+1 is \\"this\\" a formula"'),
    });
    expect((await knowledge(['export'])).out).toBe('[]\n');
    const json = JSON.parse((await knowledge(['export', '--all'])).out);
    expect(
      json.map((entry: { id: string; status: string }) => [entry.id, entry.status]),
    ).toEqual([
      ['faq-knee', 'unsigned'],
      ['faq-running', 'unsigned'],
      ['sec-swelling', 'unsigned'],
    ]);
    const csv = (await knowledge(['export', '--all', '--format', 'csv'])).out;
    expect(csv).toContain('id,status,topic,question,answer');
    expect(csv).not.toMatch(/(?:^|,)"=/m);
    const page = JSON.parse(
      (await knowledge(['export', '--all', '--format', 'faqpage'])).out,
    );
    expect(page['@type']).toBe('FAQPage');
    expect(page.mainEntity[1].acceptedAnswer.text).toContain('Then walk.');
    expect((await knowledge(['export', '--format', 'pdf'])).code).toBe(2);
  });
});
