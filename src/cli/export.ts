import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { blocksToText } from '../schema/block-text.ts';
import type { Entry, EntryStatus } from '../schema/entry.ts';
import { isServable, statusOf } from '../schema/signature.ts';
import { dayOf, loadSound } from './load.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

type Exported = { readonly entry: Entry; readonly status: EntryStatus };

const columns = [
  'id',
  'status',
  'topic',
  'question',
  'answer',
  'phrasings',
  'source',
  'hash',
  'reviewer',
  'signed',
  'until',
] as const;

/** A cell that no spreadsheet program takes for a formula, quoted. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

const rowOf = ({
  entry,
  status,
}: Exported): Record<(typeof columns)[number], string> => ({
  id: entry.id,
  status,
  topic: entry.topic,
  question: entry.question,
  answer: blocksToText(entry.blocks),
  phrasings: entry.phrasings.join('\n'),
  source: [entry.source.title, entry.source.part].filter(Boolean).join(', '),
  hash: entry.hash,
  reviewer: entry.signature?.reviewer ?? '',
  signed: entry.signature?.signed ?? '',
  until: entry.signature?.until ?? '',
});

const formats: Readonly<Record<string, (entries: readonly Exported[]) => string>> = {
  json: (entries) =>
    JSON.stringify(
      entries.map(({ entry, status }) => ({ ...entry, status })),
      null,
      2,
    ),
  csv: (entries) =>
    [
      columns.join(','),
      ...entries.map((each) => {
        const row = rowOf(each);
        return columns.map((column) => cell(row[column])).join(',');
      }),
    ].join('\r\n'),
  faqpage: (entries) =>
    JSON.stringify(
      {
        '@context': 'https://schema.org',
        '@type': 'FAQPage',
        mainEntity: entries.map(({ entry }) => ({
          '@type': 'Question',
          name: entry.question,
          acceptedAnswer: { '@type': 'Answer', text: blocksToText(entry.blocks) },
        })),
      },
      null,
      2,
    ),
};

/** `export`: the content for other programs. */
export const verb: Verb = {
  summary: 'Write the entries as JSON, CSV or schema.org FAQPage.',
  help: `Usage: npm run knowledge -- export --format json|csv|faqpage [--out FILE] [--all]

  --format   json (everything), csv (for a spreadsheet), faqpage (schema.org, for a page)
  --out      the file to write; without it the text is printed
  --all      drafts and withdrawn entries too; without it only what is signed and in force`,
  run: async (invocation) => {
    const { args, cwd, now, terminal } = invocation;
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        all: { type: 'boolean', default: false },
      },
    });
    const write = Object.hasOwn(formats, values.format)
      ? formats[values.format]
      : undefined;
    if (write === undefined) {
      throw new UsageError(
        `Unknown format "${values.format}". Use json, csv or faqpage.`,
      );
    }
    const { knowledge, content } = await loadSound(invocation);
    const graceDays = knowledge.clinic.signing['grace-days'];
    const entries = content.entries
      .map((entry) => ({
        entry,
        status: statusOf(entry, { today: dayOf(now), graceDays }),
      }))
      .filter(({ status }) => values.all || isServable(status, 'signed'));
    const text = write(entries);
    if (values.out === undefined) terminal.say(text);
    else {
      await writeAtomically(resolve(cwd, values.out), `${text}\n`);
      terminal.say(
        `${values.out}: ${entries.length} of ${knowledge.entries.length} entries.`,
      );
    }
    return 0;
  },
};
