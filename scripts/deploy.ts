// npm run deploy [-- preview]: every check first, then Cloudflare. Production is refused
// while nothing is signed or the clinic's facts are examples.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from '../src/schema/knowledge.ts';
import { bundleWidget, bundleWorker, compileKnowledge, workerEntry } from './bundle.ts';
import { bundleEditor } from './bundle-editor.ts';
import { reasonsAgainst } from './deploy-reasons.ts';
import { must, root, script } from './step.ts';

type Target = 'preview' | 'production';

const refuse = (reasons: readonly string[]): never => {
  console.error('Not deployed to production:');
  for (const reason of reasons) console.error(`  - ${reason}`);
  console.error("To show a marked preview meanwhile: 'npm run deploy -- preview'.");
  process.exit(1);
};

const targetOf = (argument: string | undefined): Target => {
  if (argument === undefined || argument === 'production') return 'production';
  if (argument === 'preview') return 'preview';
  console.error(
    `Unknown target '${argument}': use 'preview', or nothing for production.`,
  );
  process.exit(2);
};

const target = targetOf(process.argv[2]);

await script(async () => {
  await compileKnowledge();
  const text = await readFile(join(root, 'dist/knowledge.json'), 'utf8');
  const knowledge: Knowledge = JSON.parse(text);
  const reasons = reasonsAgainst(knowledge, new Date());
  if (target === 'production' && reasons.length > 0) refuse(reasons);

  await must('node', ['scripts/check.ts']);
  await bundleWidget();
  await bundleEditor();
  await bundleWorker(target);
  await must('size-limit', []);
  await must('wrangler', [
    'd1',
    'migrations',
    'apply',
    'DB',
    '--remote',
    '--env',
    target,
  ]);
  await must('wrangler', ['deploy', workerEntry, '--no-bundle', '--env', target]);
});
