// npm run build: knowledge, widget, Node bundle and a Worker dry run, all into dist/.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from '../src/schema/knowledge.ts';
import { bundleNode, bundleWidget, bundleWorker, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { snippet } from './snippet.ts';
import { root, script } from './step.ts';

await script(async () => {
  await compileKnowledge();
  const widget = await bundleWidget();
  await bundleEditor();
  await bundleNode();
  await bundleWorker();

  const knowledge: Knowledge = JSON.parse(
    await readFile(join(root, 'dist/knowledge.json'), 'utf8'),
  );
  console.log(`
The widget has ${widget.bytes} bytes, ${widget.gzipBytes} as gzip. To embed it,
on sites that the service's setting ALLOWED_ORIGINS names:

${snippet(knowledge, { file: 'vetted-chat.js' })}

Pinned to this build (changes with each release; old copies stay valid while served):

${snippet(knowledge, widget)}
`);
});
