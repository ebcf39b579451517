import { resolve } from 'node:path';
import type { PublishTarget } from './publish-target.ts';
import { folderTarget, kvTarget } from './publish-target.ts';
import { UsageError } from './verb.ts';

/** The options by which `publish`, `rollback` and `versions` choose a place. */
export const targetOptions = {
  env: { type: 'string' },
  local: { type: 'boolean', default: false },
  'persist-to': { type: 'string', default: 'data/wrangler' },
  to: { type: 'string' },
} as const;

/** How `--help` explains them. */
export const targetHelp = `Where:
  --env NAME          the Worker's environment at Cloudflare (production, if not told)
  --local             the Worker that 'npm run dev' runs on this machine
  --persist-to DIR    with --local: where its data lies (data/wrangler, if not told)
  --to DIR            a service on Node: the folder of its knowledge.json (its 'dist')`;

type Chosen = {
  readonly env?: string | undefined;
  readonly local: boolean;
  readonly 'persist-to': string;
  readonly to?: string | undefined;
};

/** The place that the options name, and whether the public gets it. */
export const chosenTarget = (
  chosen: Chosen,
  cwd: string,
): { readonly target: PublishTarget; readonly isPublic: boolean } => {
  const { env, local, to } = chosen;
  if ([env !== undefined, local, to !== undefined].filter(Boolean).length > 1) {
    throw new UsageError('Choose one of --env, --local and --to.');
  }
  if (to !== undefined) return { target: folderTarget(resolve(cwd, to)), isPublic: true };
  if (local) {
    return {
      target: kvTarget({ persistTo: resolve(cwd, chosen['persist-to']) }),
      isPublic: false,
    };
  }
  const name = env ?? 'production';
  return { target: kvTarget({ env: name }), isPublic: name === 'production' };
};
