// npm run dev: the same app on workerd, with a local database; reloads on every edit.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { bundleWidget, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { must, root, run, script, served, start } from './step.ts';

const state = join(root, 'data/wrangler');
const port = process.env.PORT ?? '8787';
const settleMs = 150;

await script(async () => {
  await compileKnowledge();
  await bundleWidget();
  await bundleEditor();
  await must('wrangler', [
    'd1',
    'migrations',
    'apply',
    'DB',
    '--local',
    '--persist-to',
    state,
  ]);
});

const server = start('wrangler', [
  'dev',
  '--ip',
  '127.0.0.1',
  '--port',
  port,
  '--inspector-port',
  '0',
  '--persist-to',
  state,
  '--var',
  'SERVE:all',
  '--show-interactive-dev-session=false',
]);

/** Runs a job once a burst of file events has settled, never twice at a time. */
const onChange = (folder: string, job: () => Promise<unknown>): void => {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve<unknown>(undefined);
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(job).catch((error: unknown) => console.error(error));
    }, settleMs);
  });
};
// A mistake in a file prints its errors and leaves the last good knowledge in place.
onChange('knowledge', () =>
  run('node', ['src/cli.ts', 'compile', '--quick', '--out', 'dist']),
);
onChange('widget', bundleWidget);

process.exit(await served(server));
