import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createProject, edit } from './project.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

it('check --watch reports again after each save, and ends when told', async () => {
  const project = await createProject();
  const child = spawn(process.execPath, [cli, 'check', '--watch'], { cwd: project.root });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  child.stdout.on('data', (part) => {
    out += String(part);
  });
  const appears = (text: string): Promise<void> =>
    expect.poll(() => out, { timeout: 15_000 }).toContain(text);
  await appears('All well: 3 entries.');
  await appears('Ctrl+C ends');
  await edit(project, 'faqs/knee.md', (text) =>
    text.replace('topic: knees', 'topic: knee'),
  );
  await appears('The topic "knee" has no title');
  out = '';
  await edit(project, 'faqs/knee.md', (text) =>
    text.replace('topic: knee', 'topic: knees'),
  );
  await appears('All well: 3 entries.');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}, 60_000);

it('misses no save that is made while the first report is printed', async () => {
  const project = await createProject();
  const path = project.path('knowledge/faqs/knee.md');
  const text = readFileSync(path, 'utf8');
  const before = new Set(process.listeners('SIGINT'));
  let out = '';
  const ended = runCommand(['check', '--watch'], {
    cwd: project.root,
    now: new Date(),
    terminal: {
      say: (line = '') => {
        if (out === '') writeFileSync(path, text.replace('topic: knees', 'topic: knee'));
        out += `${line}\n`;
      },
      complain: (line) => {
        out += line;
      },
      style: (_, plain) => plain,
      ask: async () => undefined,
    },
  });
  await expect
    .poll(() => out, { timeout: 15_000 })
    .toContain('The topic "knee" has no title');
  for (const end of process.listeners('SIGINT')) if (!before.has(end)) end('SIGINT');
  expect(await ended).toBe(0);
}, 60_000);
