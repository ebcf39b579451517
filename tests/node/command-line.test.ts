import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/node/command-line.ts';

const refused = (...args: string[]): string => {
  const command = readCommand(args);
  return command.kind === 'refused' ? command.reason : `it is ${command.kind}`;
};

describe('the command line of the Node bundle', () => {
  it('serves when nothing is asked for', () => {
    expect(readCommand([])).toEqual({ kind: 'serve' });
  });

  it('takes each verb with what it needs', () => {
    const file = 'copy.sqlite';
    expect(readCommand(['backup', file])).toEqual({ kind: 'backup', file });
    expect(readCommand(['restore', file])).toEqual({ kind: 'restore', file });
    expect(readCommand(['forget', '--yes'])).toEqual({ kind: 'forget' });
  });

  it.each([
    [['--help']],
    [['-h']],
    [['help']],
    [['backup', '--help']],
    [['restore', '-h']],
    [['restore', 'copy.sqlite', '--help']],
    [['forget', '--yes', '--help']],
  ])('explains itself for %j, and does nothing', (args) => {
    expect(readCommand(args)).toEqual({ kind: 'help' });
  });

  it('takes a name that looks like an option after --', () => {
    expect(readCommand(['backup', '--', '--help'])).toEqual({
      kind: 'backup',
      file: '--help',
    });
  });

  it.each([
    [['backup', '--now', 'copy.sqlite'], "There is no option '--now'"],
    [['backup', '-x'], "There is no option '-x'"],
    [['--serve'], "There is no option '--serve'"],
    [['backup', '--yes', 'copy.sqlite'], "'backup' takes no --yes"],
    [['--yes'], 'Nothing takes --yes but forget'],
    [['forget', '--yes=no'], "'--yes' takes no value"],
    [['backup'], "'backup' needs the name of one file"],
    [['restore', 'one', 'two'], "'restore' needs the name of one file"],
    [['forget'], "'forget' deletes everything that is kept: say --yes if you mean it"],
    [['forget', 'me', '--yes'], "'forget' takes no file"],
    [['delete'], "There is no command 'delete'"],
  ])('refuses %j', (args, reason) => {
    expect(refused(...args)).toBe(`${reason}.`);
  });
});
