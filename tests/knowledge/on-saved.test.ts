import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onSaved } from '../../src/knowledge/on-saved.ts';

let top = '';
let folder = '';
let runs = 0;
let saved: { close(): void };
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'vetted-saved-'));
  folder = join(top, 'knowledge');
  mkdirSync(join(folder, 'faqs'), { recursive: true });
  writeFileSync(join(folder, 'faqs/knee.md'), 'one');
  runs = 0;
  saved = onSaved(folder, async () => {
    runs += 1;
  });
});
afterEach(() => {
  saved.close();
  rmSync(top, { recursive: true, force: true });
});

const expectRuns = (wanted: number): Promise<void> =>
  vi.waitFor(() => expect(runs).toBe(wanted), { timeout: 5000, interval: 20 });
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));
const replace = (text: string): void => {
  writeFileSync(join(top, 'new'), text);
  renameSync(join(top, 'new'), join(folder, 'faqs/knee.md'));
};

describe('a saved folder', () => {
  it('runs its job once for each save, in place or by replacing the file', async () => {
    for (const [index, text] of ['two', 'three', 'four'].entries()) {
      replace(text);
      await expectRuns(2 * index + 1);
      writeFileSync(join(folder, 'faqs/knee.md'), `${text} more`);
      await expectRuns(2 * index + 2);
    }
    await rest();
    expect(runs).toBe(6);
  });

  it('sees files that come and go, in new folders too, and a folder that comes back', async () => {
    mkdirSync(join(folder, 'articles/knees'), { recursive: true });
    writeFileSync(join(folder, 'articles/knees/article.yaml'), 'id: knees');
    await expectRuns(1);
    rmSync(join(folder, 'articles'), { recursive: true });
    await expectRuns(2);
    renameSync(folder, join(top, 'away'));
    await expectRuns(3);
    renameSync(join(top, 'away'), folder);
    await expectRuns(4);
  });

  it('sees a replacement of the same size and time', async () => {
    const { mtime } = statSync(join(folder, 'faqs/knee.md'));
    writeFileSync(join(top, 'new'), 'two');
    utimesSync(join(top, 'new'), mtime, mtime);
    renameSync(join(top, 'new'), join(folder, 'faqs/knee.md'));
    await expectRuns(1);
  });

  it('waits until an editor has finished, and minds no hidden file', async () => {
    writeFileSync(join(folder, 'faqs/.knee.md.swp'), 'x');
    await rest();
    expect(runs).toBe(0);
    for (const text of ['', 'h', 'half', 'whole']) {
      writeFileSync(join(folder, 'faqs/knee.md'), text);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await expectRuns(1);
    await rest();
    expect(runs).toBe(1);
  });

  it('runs again when something was saved while the job ran, never twice at a time', async () => {
    saved.close();
    let running = 0;
    let most = 0;
    saved = onSaved(folder, async () => {
      running += 1;
      most = Math.max(most, running);
      if (runs === 0) replace('while it ran');
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
      runs += 1;
    });
    replace('two');
    await expectRuns(2);
    expect(most).toBe(1);
  });

  it('goes on after a job that failed', async () => {
    saved.close();
    saved = onSaved(folder, async () => {
      runs += 1;
      throw new Error('not today');
    });
    replace('two');
    await expectRuns(1);
    replace('three');
    await expectRuns(2);
  });
});
