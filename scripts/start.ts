// npm start: compiles, builds and serves on Node, drafts included, on this machine only.
import { bundleNode, bundleWidget, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { script, served, start } from './step.ts';

await script(async () => {
  await compileKnowledge();
  await bundleWidget();
  await bundleEditor();
  await bundleNode();

  const server = start('node', ['dist/node.js'], {
    SERVE: process.env.SERVE ?? 'all',
    HOST: process.env.HOST ?? '127.0.0.1',
  });
  process.exitCode = await served(server);
});
