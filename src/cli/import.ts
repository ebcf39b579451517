import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { draftText, nameFrom } from '../edit/draft.ts';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { gitIn, identity } from './git.ts';
import type { ImportedPart } from './imported.ts';
import { partsOf, readersByEnding } from './imported.ts';
import { load } from './load.ts';
import { count } from './report.ts';
import type { Invocation, Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

const readSource = async (path: string): Promise<string> => {
  try {
    return decoder.decode(await readFile(path));
  } catch (error) {
    throw new UsageError(
      error instanceof TypeError
        ? `"${path}" is not saved as UTF-8 text. Save it again with the encoding "UTF-8".`
        : `"${path}" cannot be read.`,
    );
  }
};

type Planned = { readonly path: string; readonly text: string };

const note =
  'Imported as it stood. Rewrite it plainly, keep to what the source says, add phrasings, then move the file out of "drafts".';

/** The files that an article becomes; equal names get a number. */
const planned = (
  parts: readonly ImportedPart[],
  { slug, topics, author }: { slug: string; topics: readonly string[]; author: string },
): readonly Planned[] => {
  const taken = new Set<string>();
  return parts.map(({ heading, isQuestion, markdown }) => {
    const base = nameFrom(heading) || 'part';
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}-${number}`;
    taken.add(name);
    const text = draftText({
      id: `${isQuestion ? 'faq' : 'sec'}-${name}`,
      question: heading,
      phrasings: [],
      topic: '',
      topics,
      author,
      source: { article: slug, part: heading },
      answer: markdown,
      reviewerNote: note,
    });
    return { path: join(isQuestion ? 'faqs' : 'sections', `${name}.md`), text };
  });
};

const targetName = (file: string, name: string | undefined): string => {
  const slug = name ?? nameFrom(basename(file, extname(file)).replaceAll(/[-_]/g, ' '));
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) {
    throw new UsageError(
      `"${slug}" is no name: use --name with lower-case words and hyphens.`,
    );
  }
  return slug;
};

const write = async (
  { cwd, terminal }: Invocation,
  folder: string,
  files: readonly Planned[],
): Promise<number> => {
  let written = 0;
  for (const { path, text } of files) {
    const whole = join(folder, path);
    if (existsSync(join(cwd, whole))) {
      terminal.say(`  kept as it was: ${whole}`);
      continue;
    }
    await writeAtomically(join(cwd, whole), text);
    terminal.say(`  ${whole}`);
    written += 1;
  }
  return written;
};

/** `import`: an article or FAQ page becomes draft files. */
export const verb: Verb = {
  summary: 'Turn an article or FAQ page into draft files.',
  help: `Usage: npm run knowledge -- import <file.html|file.md|file.txt> [--name NAME]

Writes one draft a heading into knowledge/drafts/NAME: questions (headings that end in
"?") under faqs, other headings under sections, and article.yaml with title and source.
Drafts are not read by the service and not checked. Rewrite each plainly, add phrasings,
and move it to knowledge/faqs or knowledge/articles/NAME when it is ready.

An existing file is never overwritten.`,
  run: async (invocation) => {
    const { args, cwd, terminal } = invocation;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' } },
    });
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Import what? Name a file.');
    const reader = readersByEnding[extname(file).toLowerCase()];
    if (reader === undefined) {
      throw new UsageError(`"${file}" is neither .html, .md nor .txt.`);
    }
    const { title, parts } = partsOf(reader(await readSource(resolve(cwd, file))));
    if (parts.length === 0) {
      throw new UsageError(`No headings with text below them were found in "${file}".`);
    }
    const slug = targetName(file, values.name);
    const { sources } = await load(invocation);
    const topics = Object.keys(sources.wording?.source['topic-titles'] ?? {});
    const { name: author } = await identity(gitIn(cwd));
    const folder = join('knowledge', 'drafts', slug);
    const article = stringify({
      id: slug,
      title: title ?? slug,
      author: '',
    });
    const written = await write(invocation, folder, [
      { path: 'article.yaml', text: article },
      ...planned(parts, { slug, topics, author }),
    ]);
    terminal.say(
      `\n${count(written, 'file')} written. Rewrite them, then move them to knowledge/faqs or knowledge/articles/${slug}.`,
    );
    return 0;
  },
};
