import { runCommand } from './cli/run-command.ts';
import { createTerminal } from './cli/terminal.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  terminal: createTerminal(),
  cwd: process.cwd(),
  now: new Date(),
});
