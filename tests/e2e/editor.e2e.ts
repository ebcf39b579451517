import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './browser.ts';
import {
  choose,
  fieldOf,
  filesOf,
  fillLine,
  fillList,
  openEditor,
  openEntry,
  openNew,
  openSettings,
  save,
} from './editor-page.ts';
import type { EditorService } from './editor-service.ts';
import { startEditorService } from './editor-service.ts';

/** What of a file may be written otherwise: its keys, how its lines begin, its signs and joins. */
const traitsOf = (text: string): ReadonlySet<string> =>
  new Set([
    ...(text.match(/^ *[\w-]+:(?: [^\w\s])?/gm) ?? []),
    ...(text.match(/^ *(?:\W|\d+)+(?=\w)/gm) ?? []),
    ...(text.match(/[^\w\s]/g) ?? []),
    ...(text.match(/[^\w\s]{2,}|\n\n\W/g) ?? []),
  ]);

/** Few of the files that have all traits of all of them. */
const oneOfEach = (
  files: Readonly<Record<string, string>>,
  names: readonly string[],
): readonly string[] => {
  const traits = new Map(names.map((name) => [name, traitsOf(files[name] ?? '')]));
  const left = new Set([...traits.values()].flatMap((all) => [...all]));
  const chosen: string[] = [];
  const gain = (name: string): number =>
    [...(traits.get(name) ?? [])].filter((trait) => left.has(trait)).length;
  while (left.size > 0) {
    const best = names.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    chosen.push(best);
    for (const trait of traits.get(best) ?? []) left.delete(trait);
  }
  return chosen;
};

const entryFile = /^knowledge\/(?:faqs|articles\/[^/]+)\/[^/]+\.md$/;
const surgery = 'knowledge/faqs/surgery-when.md';
const surgeryQuestion = 'When should I consider surgery';
const newQuestion = 'Can I leave my bicycle at the clinic?';
const phrasings = [
  'cycle rack',
  'where can I lock my bike',
  'is there a bike rack outside',
];

describe('the editor', () => {
  let service: EditorService;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const elsewhere: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    service = await startEditorService();
    browser = await launchChromium();
    context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      locale: 'en-GB',
    });
    context.on('request', (request) => {
      const url = request.url().replace(/^blob:/, '');
      if (!url.startsWith(service.url) && !url.startsWith('data:')) elsewhere.push(url);
    });
    context.on('weberror', (error) => void faults.push(error.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page = await openEditor(context, service);
  });

  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it('shows an answer as the widget does, with what the checks say', async () => {
    await openEntry(page, surgery);
    const preview = page.frameLocator('iframe.preview');
    await preview.getByRole('heading', { name: surgeryQuestion }).waitFor();
    expect(await preview.getByText('Draft, awaiting clinical review').count()).toBe(1);
    expect(await preview.getByText('The checks found nothing.').count()).toBe(1);
    await preview.getByRole('button', { name: 'Read more' }).click();
    expect(await preview.getByRole('listitem').first().isVisible()).toBe(true);

    await page.getByRole('textbox', { name: 'Answer', exact: true }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('We guarantee that it works. ');
    await preview.getByText('promises a result').waitFor();
    expect(await preview.getByText(/^We guarantee that it works\. Surgery/).count()).toBe(
      1,
    );

    await page.getByRole('textbox', { name: 'Question', exact: true }).fill('Why');
    await preview.getByRole('heading', { name: 'To be mended' }).waitFor();
    await page.getByRole('button', { name: 'Cancel Editing' }).click();
    await page.getByRole('button', { name: 'Create New Entry' }).waitFor();
  });

  it('edits one answer and adds another, and both are drafts in the chat', async () => {
    await openEntry(page, surgery);
    await page.getByRole('textbox', { name: 'Answer', exact: true }).click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('It is seldom the first step. ');
    const edited = await save(page, surgery);
    const before = service.files();
    expect(edited).toBe(
      before[surgery]?.replace(
        '---\nSurgery is',
        '---\nIt is seldom the first step. Surgery is',
      ),
    );

    await openNew(page);
    await fillLine(page, 'Question', newQuestion);
    await page.getByRole('textbox', { name: 'Answer', exact: true }).click();
    await page.keyboard.type('Yes. There is a rack behind the building.');
    await fillLine(page, 'Short name of the entry', 'clinic-cycle-rack');
    await fillList(page, 'Other ways visitors say it', phrasings);
    await choose(page, 'Topic', 'The clinic');
    await fillLine(page, 'Written by', 'A. Author');
    const title = fieldOf(page, 'Title').getByRole('textbox');
    // Fields are drawn when they come into view.
    await fieldOf(page, 'Source').scrollIntoViewIfNeeded();
    await title.fill('The clinic');
    const added = 'knowledge/faqs/clinic-cycle-rack.md';
    const text = await save(page, added);
    expect(text).toContain(`question: ${newQuestion}\n`);

    expect(await service.publish(await filesOf(page))).toEqual([]);
    const chatted = await service.ask('when should I consider surgery for my back');
    expect(chatted).toMatchObject({
      kind: 'answer',
      entry: { id: 'faq-surgery-when', status: 'unsigned' },
    });
    expect(JSON.stringify(chatted.blocks)).toContain('It is seldom the first step.');
    expect(await service.ask('is there a cycle rack at the clinic')).toMatchObject({
      kind: 'answer',
      entry: { id: 'clinic-cycle-rack', status: 'unsigned' },
    });
    // Nothing but the two files was touched.
    const after = service.files();
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.sort()).toEqual([added, surgery].sort());
  });

  it('changes the phone and a sentence, and nothing beside them', async () => {
    const clinic = 'knowledge/clinic.yaml';
    const wording = 'knowledge/wording.yaml';
    const before = await filesOf(page);
    await openSettings(page, 'clinic');
    await fillLine(page, 'Phone', '020 7946 0999');
    expect(await save(page, clinic)).toBe(
      before[clinic]?.replace('phone: 020 7946 0123', 'phone: 020 7946 0999'),
    );
    await openSettings(page, 'wording');
    await fillLine(page, 'Disclaimer below answers', 'General information only.');
    expect(await save(page, wording)).toBe(
      before[wording]?.replace(
        /^disclaimer: .*$/m,
        'disclaimer: General information only.',
      ),
    );
    expect(await service.publish(await filesOf(page))).toEqual([]);
  });

  it('gives entries of every shape back byte for byte, but for what was changed', async () => {
    const before = await filesOf(page);
    const entries = Object.keys(before).filter((file) => entryFile.test(file));
    expect(entries.length).toBeGreaterThanOrEqual(37);
    for (const file of oneOfEach(before, entries)) {
      await openEntry(page, file);
      const answer = page.getByRole('textbox', { name: 'Answer', exact: true });
      await answer.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(' More');
      await fillLine(page, 'Written by', 'B. Author');
      const after = await save(page, file);
      const expected = before[file]?.replace(/^author: .*$/m, 'author: B. Author');
      expect.soft(after, file).toBe(`${expected?.trimEnd()} More\n`);
    }
  }, 240_000);

  it('asks no other host for anything, and breaks no rule of its policy', () => {
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
  });
});
