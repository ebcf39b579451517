import { createHash } from 'node:crypto';
import { readFile, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { previewEdit } from '../../src/cli/preview-edit.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { createWarmCompiler } from '../../src/cli/warm-compiler.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { createKnowledgeEdits } from '../../src/node/knowledge-edits.ts';
import { followFolder } from '../../src/node/knowledge-folder.ts';
import type { EditPreview } from '../../src/schema/edit.ts';
import { today } from '../knowledge/fixture.ts';
import type { Project } from './project.ts';
import { createProject, edit, signedProject } from './project.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('preview', () => {
  it('shows what one more phrasing changes and writes nothing', async () => {
    const { knowledge, path } = await createProject();
    const before = await readFile(path('knowledge/faqs/knee.md'), 'utf8');
    const phrasing = 'my patella sounds like castanets';
    const { out, code } = await knowledge(['preview', 'faq-knee', phrasing]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}"my patella sounds like castanets": [\w-]+ -> faq-knee$/m);
    expect(out).toMatch(/\d+ changes? in \d+ questions asked again\./);
    expect(await readFile(path('knowledge/faqs/knee.md'), 'utf8')).toBe(before);
  });

  it('warns of an error that the phrasing would bring', async () => {
    const { knowledge } = await createProject();
    const phrasing = 'I have chest pain and my knee clicks';
    const { errors, code } = await knowledge(['preview', 'faq-knee', phrasing]);
    expect(code).toBe(1);
    expect(errors).toContain('red-flag rule');
  });

  it('needs an entry and a phrasing', async () => {
    const { knowledge } = await createProject();
    expect((await knowledge(['preview', 'faq-knee'])).code).toBe(2);
    const unknown = await knowledge(['preview', 'faq-none', 'a phrasing']);
    expect(unknown.errors).toContain('There is no entry "faq-none"');
  });
});

describe('a compiler that stays', () => {
  const phrasingEdit = (phrasing: string) =>
    ({ kind: 'phrasing', entry: 'faq-knee', phrasing }) as const;

  it('previews the same from what it knows as afresh, and after each save', async () => {
    const project = await createProject();
    const now = new Date(`${today}T12:00:00Z`);
    const compiler = createWarmCompiler({
      cwd: project.root,
      out: project.path('dist'),
      terminal: createTerminal(),
      now: () => now,
    });
    const asked = ['castanets in my knee'];
    const expectAlike = async (phrasing: string): Promise<EditPreview> => {
      const edit = phrasingEdit(phrasing);
      const folder = project.path('knowledge');
      const afresh = await previewEdit({ folder, edit, asked, now });
      expect(await compiler.preview(edit, asked)).toEqual(afresh);
      return afresh;
    };
    const { checked } = await expectAlike('my patella sounds like castanets');
    expect(checked).toBeGreaterThan(10);
    await expectAlike('my patella sounds like castanets');
    await expectAlike('shin splints when running downhill');
    await expectAlike('I have chest pain and my knee clicks');
    await edit(project, 'faqs/running.md', (text) =>
      text.replace('jogging with sore shins', 'jogging with castanets'),
    );
    await expectAlike('my patella sounds like castanets');
  });
});

describe('staff-token', () => {
  it('gives a new token of 128 bits each time, and its hash', async () => {
    const { knowledge } = await createProject();
    const tokens = [await knowledge(['staff-token']), await knowledge(['staff-token'])];
    const [first, second] = tokens.map(
      ({ out }) => /^ {2}([0-9a-f]{32})$/m.exec(out)?.[1],
    );
    expect(first).not.toBe(second);
    const hash = createHash('sha256')
      .update(first ?? '')
      .digest('hex');
    expect(tokens[0]?.out).toContain(`STAFF_TOKEN_HASH=${hash}`);
  });
});

/** The staff page's way to a project's files, as the service on Node has it. */
const editsOf = async ({ root, path }: Project) => {
  await symlink(resolve(import.meta.dirname, '../../src'), path('src'));
  const { knowledge } = await compileKnowledge(path('knowledge'), { today });
  if (knowledge === undefined) throw new Error('The fixture has errors');
  const served = { knowledge, answerer: prepare(knowledge) };
  const out = path('dist');
  const folder = followFolder({ root, out, onCompiled: () => undefined });
  if (folder === null) throw new Error('No way to the files');
  onTestFinished(() => folder.close());
  return createKnowledgeEdits({ root, folder, knowledge: { current: () => served } });
};

describe("the staff page's way to the files", () => {
  it('tells the difference from the last signed wording', async () => {
    const project = await signedProject('faq-knee');
    expect(await (await editsOf(project)).sinceSigned('faq-knee')).not.toContainEqual(
      expect.objectContaining({ mark: '+' }),
    );
  });

  it('sees an edit that nobody has committed yet', async () => {
    const project = await signedProject('faq-knee');
    await edit(project, 'faqs/knee.md', (text) =>
      text.replace('without pain is common', 'without pain is very common'),
    );
    const lines = await (await editsOf(project)).sinceSigned('faq-knee');
    const changed = lines?.filter(({ mark }) => mark !== ' ').map(({ mark }) => mark);
    expect(changed).toEqual(['-', '+']);
  });

  it('knows no difference where nothing was signed', async () => {
    const edits = await editsOf(await createProject());
    expect(await edits.sinceSigned('faq-knee')).toBeNull();
  });

  it('writes a phrasing, and refuses one that would break the knowledge', async () => {
    const project = await createProject();
    const edits = await editsOf(project);
    const add = (phrasing: string) =>
      edits.write({ kind: 'phrasing', entry: 'faq-knee', phrasing });
    expect(await add('my patella sounds like castanets')).toEqual({
      isMade: true,
      file: 'knowledge/faqs/knee.md',
    });
    expect(await add('I have chest pain and my knee clicks')).toMatchObject({
      isMade: false,
    });
    const text = await readFile(project.path('knowledge/faqs/knee.md'), 'utf8');
    expect(text).toContain('  - my patella sounds like castanets\n');
    expect(text).not.toContain('chest pain');
  });
});

describe('ask', () => {
  it('says why an expected entry was not the one', async () => {
    const { knowledge } = await createProject();
    const { out } = await knowledge([
      'ask',
      'why is my kneecap clicking on stairs',
      '--expected',
      'faq-knee',
    ]);
    expect(out).toContain('is the one that answers.');
  });
});
