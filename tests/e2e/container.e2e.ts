import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '../..');
const containerfile = readFileSync(join(top, 'deploy/Containerfile'), 'utf8');

let folder: string;

/** Copies what the last stage of the Containerfile copies, and nothing else. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-container-'));
  for (const [, words = ''] of containerfile.matchAll(/^COPY --from=build (.+)$/gm)) {
    const paths = words.split(' ');
    const to = paths.pop() ?? '';
    for (const path of paths) {
      const from = path.replace(/^\/app/, top);
      const target = to.endsWith('/') ? join(to, basename(path)) : to;
      cpSync(from, join(folder, target), { recursive: true });
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the container', () => {
  it('holds all that the service needs, and is healthy by its own check', async () => {
    const service = spawn(process.execPath, ['dist/node.js'], {
      cwd: folder,
      env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(folder, 'data') },
    });
    const ended = new Promise((done) => service.once('exit', done));
    const port = await new Promise<string>((done, fail) => {
      service.once('exit', () => fail(new Error('The service ended')));
      service.stdout.on('data', (text: Buffer) => {
        const found = /answers at http:\/\/127\.0\.0\.1:(\d+)/.exec(text.toString())?.[1];
        if (found !== undefined) done(found);
      });
    });
    const check = /^HEALTHCHECK .*"-e", "(.+)"\]$/m.exec(containerfile)?.[1] ?? '';
    const healthOf = (at: string) =>
      new Promise((done) => {
        const env = { PORT: at };
        spawn(process.execPath, ['-e', check], { env }).once('exit', done);
      });
    expect(await healthOf(port)).toBe(0);
    service.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(await healthOf(port)).toBe(1);
  });
});
