// npm run build: knowledge, widget, Node bundle and a Worker dry run, all into dist/.
import { bundleNode, bundleWidget, bundleWorker, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { script } from './step.ts';

await script(async () => {
  await compileKnowledge();
  const widget = await bundleWidget();
  await bundleEditor();
  await bundleNode();
  await bundleWorker();

  console.log(`
The widget has ${widget.bytes} bytes, ${widget.gzipBytes} as gzip. To embed it:

  <script src="https://YOUR-SERVICE/vetted-chat.js" defer></script>

Pinned to this build (changes with each release; old copies stay valid while served):

  <script src="https://YOUR-SERVICE/${widget.file}"
    integrity="${widget.integrity}"
    crossorigin="anonymous" defer></script>
`);
});
