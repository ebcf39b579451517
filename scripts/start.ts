// npm start: compiles, builds and serves on Node, drafts included, on this machine only.
import { bundleNode, bundleWidget, compileKnowledge } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { reasonsNotToStart } from './ready-to-start.ts';
import { script, served, start } from './step.ts';

const environment = {
  SERVE: process.env.SERVE ?? 'all',
  HOST: process.env.HOST ?? '127.0.0.1',
};

const reasons = await reasonsNotToStart({ ...process.env, ...environment });
if (reasons.length > 0) {
  for (const reason of reasons) console.error(reason);
  process.exit(1);
}

await script(async () => {
  await compileKnowledge();
  await bundleWidget();
  await bundleEditor();
  await bundleNode();

  const server = start('node', ['dist/node.js'], environment);
  process.exitCode = await served(server);
});
