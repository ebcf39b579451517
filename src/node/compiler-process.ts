// The process that compiles for a service on Node: started with the project's top and the
// folder to compile into, it takes one request after another until the service is gone.

import { inspect } from 'node:util';
import { createTerminal } from '../cli/terminal.ts';
import { createWarmCompiler } from '../cli/warm-compiler.ts';
import type { CompilerRequest, Numbered } from './compiler-messages.ts';

const [cwd = '.', out = 'dist'] = process.argv.slice(2);
const terminal = createTerminal();
const compiler = createWarmCompiler({ cwd, out, terminal, now: () => new Date() });

const work = (request: CompilerRequest): Promise<unknown> => {
  switch (request.kind) {
    case 'look':
      return compiler.look();
    case 'compile':
      return compiler.compile();
    case 'catchUp':
      return compiler.catchUp();
    case 'check':
      return compiler.check(request.edit);
    case 'preview':
      return compiler.preview(request.edit, request.asked);
    default:
      return request satisfies never;
  }
};

const answer = async ({ id, request }: Numbered): Promise<void> => {
  const reply = await work(request).catch((error: unknown) => {
    terminal.complain(inspect(error));
    return null;
  });
  process.send?.({ id, reply });
};

let last = Promise.resolve();
process.on('message', (message: Numbered) => {
  last = last.then(() => answer(message));
});
process.once('disconnect', () => process.exit());
