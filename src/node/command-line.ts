/** Work on what is kept. */
export type Maintenance =
  | { readonly kind: 'backup' | 'restore'; readonly file: string }
  | { readonly kind: 'forget' };

/** What the bundle is asked to do. */
export type Command =
  | { readonly kind: 'serve' | 'help' }
  | Maintenance
  | { readonly kind: 'refused'; readonly reason: string };

/** What `--help` says. */
export const usage: readonly string[] = [
  'node dist/node.js                 serves',
  'node dist/node.js backup FILE     copies the database, also while the service runs',
  'node dist/node.js restore FILE    puts a copy in the place of what is kept now',
  'node dist/node.js forget --yes    deletes everything that is kept',
  'node dist/node.js --help          says this',
];

const refuse = (reason: string): Command => ({ kind: 'refused', reason });

const fileFor = (
  kind: 'backup' | 'restore',
  files: readonly string[],
  isSure: boolean,
): Command => {
  const [file] = files;
  if (isSure) return refuse(`'${kind}' takes no --yes.`);
  return file === undefined || files.length > 1
    ? refuse(`'${kind}' needs the name of one file.`)
    : { kind, file };
};

/**
 * Reads the command line. Nothing that looks like an option passes for a file's name,
 * unless it stands after `--`.
 */
export const readCommand = (args: readonly string[]): Command => {
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const options = before.filter((word) => word.startsWith('-'));
  const [verb, ...files] = [
    ...before.filter((word) => !word.startsWith('-')),
    ...(end < 0 ? [] : args.slice(end + 1)),
  ];
  if (options.some((option) => option === '--help' || option === '-h')) {
    return { kind: 'help' };
  }
  const unknown = options.find((option) => option !== '--yes');
  if (unknown?.startsWith('--yes=')) return refuse("'--yes' takes no value.");
  if (unknown !== undefined) return refuse(`There is no option '${unknown}'.`);
  const isSure = options.length > 0;
  switch (verb) {
    case undefined:
      return isSure ? refuse('Nothing takes --yes but forget.') : { kind: 'serve' };
    case 'help':
      return { kind: 'help' };
    case 'backup':
    case 'restore':
      return fileFor(verb, files, isSure);
    case 'forget':
      if (files.length > 0) return refuse("'forget' takes no file.");
      return isSure
        ? { kind: 'forget' }
        : refuse("'forget' deletes everything that is kept: say --yes if you mean it.");
    default:
      return refuse(`There is no command '${verb}'.`);
  }
};
