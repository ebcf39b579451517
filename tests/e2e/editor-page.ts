import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { EditorService } from './editor-service.ts';

type Files = Readonly<Record<string, string>>;

/** Fills the browser's private file system with a folder that looks like a clone. */
const fillFolder = (page: Page, files: Files): Promise<void> =>
  page.evaluate(async (texts) => {
    const root = await navigator.storage.getDirectory();
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, text] of Object.entries(texts)) {
      const parts = path.split('/');
      let folder = root;
      for (const part of parts.slice(0, -1)) {
        folder = await folder.getDirectoryHandle(part, { create: true });
      }
      const file = await folder.getFileHandle(parts.at(-1) ?? '', { create: true });
      const writable = await file.createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, files);

/** All files of the folder that the editor has worked on. */
export const filesOf = (page: Page): Promise<Files> =>
  page.evaluate(async () => {
    const texts: Record<string, string> = {};
    const read = async (
      folder: FileSystemDirectoryHandle,
      path: string,
    ): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle instanceof FileSystemDirectoryHandle) {
          if (name !== '.git') await read(handle, `${path}${name}/`);
        } else texts[`${path}${name}`] = await (await handle.getFile()).text();
      }
    };
    await read(await navigator.storage.getDirectory(), '');
    return texts;
  });

/** The editor, signed in, open on a folder with the knowledge of the service. */
export const openEditor = async (
  context: BrowserContext,
  service: EditorService,
): Promise<Page> => {
  await context.addCookies([service.cookie]);
  const page = await context.newPage();
  await page.addInitScript(() => {
    // A picker cannot be pressed from a test: it hands over a real folder instead.
    Object.defineProperty(window, 'showDirectoryPicker', {
      value: () => navigator.storage.getDirectory(),
    });
  });
  await page.goto(`${service.url}/staff/editor`);
  await fillFolder(page, service.files());
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('button', { name: 'Create New Entry' }).waitFor();
  return page;
};

/**
 * Waits until a form holds its entry: only then is the preview drawn. What is typed
 * sooner, faster than a person can, the form replaces by the entry's own values.
 */
const formIsReady = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: 'Question', exact: true }).waitFor();
  const preview = page.frameLocator('iframe.preview');
  await preview.getByText('As visitors will see it').waitFor();
};

/** Fills a box of one line, and sees to it that the form has taken it. */
export const fillLine = async (page: Page, name: string, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name, exact: true });
  await expect
    .poll(
      async () => {
        if ((await box.inputValue()) !== text) await box.fill(text);
        await page.waitForTimeout(50);
        return box.inputValue();
      },
      { timeout: 15_000 },
    )
    .toBe(text);
};

/** Opens the form of one entry file. */
export const openEntry = async (page: Page, file: string): Promise<void> => {
  const [, place = '', folder = '', name = ''] =
    /^knowledge\/(faqs|articles)\/(?:([^/]+)\/)?([^/]+)\.md$/.exec(file) ?? [];
  const collection = place === 'faqs' ? 'faqs' : `article-${folder}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/collections/${collection}/entries/${name}`);
  await formIsReady(page);
};

/** Opens the form of an entry that is not there yet. */
export const openNew = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Create New Entry' }).click();
  await formIsReady(page);
};

/** Opens the form of a settings file. */
export const openSettings = async (page: Page, name: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/collections/settings/entries/${name}`);
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
};

/** The group of one field, with its label, its boxes and its hint. */
export const fieldOf = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: new RegExp(`^“.?${label}.?” Field$`) });

/** Chooses one of a field's options. */
export const choose = async (
  page: Page,
  label: string,
  option: string,
): Promise<void> => {
  await fieldOf(page, label).getByRole('combobox').click();
  await page.getByRole('option', { name: option }).click();
};

/** Fills a list, one box for each text. */
export const fillList = async (
  page: Page,
  label: string,
  texts: readonly string[],
): Promise<void> => {
  const field = fieldOf(page, label);
  for (const [index, text] of texts.entries()) {
    if (index > 0) await field.getByRole('button', { name: /^Add/ }).click();
    await field.getByRole('textbox').nth(index).fill(text);
  }
};

/** One file of the folder; empty while it does not exist. */
const fileOf = (page: Page, path: string): Promise<string> =>
  page.evaluate(async (parts) => {
    try {
      let folder = await navigator.storage.getDirectory();
      for (const part of parts.slice(0, -1)) {
        folder = await folder.getDirectoryHandle(part);
      }
      const handle = await folder.getFileHandle(parts.at(-1) ?? '');
      return (await handle.getFile()).text();
    } catch {
      return '';
    }
  }, path.split('/'));

/** Saves and waits until the file is written and the form is closed. */
export const save = async (page: Page, file: string): Promise<string> => {
  const before = await fileOf(page, file);
  const button = page.getByRole('button', { name: 'Save', exact: true });
  await button.click();
  await expect
    .poll(() => fileOf(page, file), { timeout: 15_000, interval: 50 })
    .not.toBe(before);
  // The form closes by itself a moment after the file was written, and goes to its list.
  await page.waitForURL(/#\/collections\/[^/]+$/);
  await button.waitFor({ state: 'hidden' });
  return fileOf(page, file);
};
