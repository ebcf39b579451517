// npm run dev: the same app on workerd, with a local database; reloads on every edit.
import { join } from 'node:path';
import { onSaved } from '../src/knowledge/on-saved.ts';
import { followFolder } from '../src/node/knowledge-folder.ts';
import { bundleWidget, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { must, root, script, served, start } from './step.ts';

const state = join(root, 'data/wrangler');
const port = process.env.PORT ?? '8787';

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

// A mistake in a file prints its errors and leaves the last good knowledge in place; the
// Worker reads how many there are from the file beside it.
followFolder({ root, out: join(root, 'dist'), onCompiled: () => undefined });
onSaved(join(root, 'widget'), () =>
  bundleWidget().catch((error: unknown) => console.error(error)),
);

process.exit(await served(server));
