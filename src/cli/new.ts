import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftText, nameFrom } from '../edit/draft.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { gitIn, identity } from './git.ts';
import { lastFound } from './last-found.ts';
import { dayOf, folderOf } from './load.ts';
import { isWanted, refuseTaken, warnOfNear } from './new-words.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const nameOf = (given: string | undefined, question: string): string => {
  const name = given ?? nameFrom(question);
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return name;
  throw new UsageError(`"${name}" is no name: use lower-case words joined by hyphens.`);
};

/** `new`: a well-formed file from a question. */
export const verb: Verb = {
  summary: 'Begin a new entry from a question.',
  help: `Usage: npm run knowledge -- new "The question?" [options]

Writes knowledge/faqs/<name>.md with every key in its place. Open it, fill in what is
empty (phrasings and answer), then run 'check', which says what is still missing.

  --name NAME        name of the file and end of the id (made from the question if not told)
  --topic TOPIC      one of the topics in wording.yaml
  --phrasing TEXT    another way visitors say it; may be given several times
  --answer TEXT      the answer
  --anyway           do not ask when small talk or a declined topic is near

An existing file is never overwritten, and words that stand elsewhere are refused.`,
  run: async (invocation) => {
    const { cwd, terminal, args, now } = invocation;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        topic: { type: 'string' },
        phrasing: { type: 'string', multiple: true, default: [] },
        answer: { type: 'string' },
        anyway: { type: 'boolean', default: false },
      },
    });
    const question = positionals.join(' ').trim();
    if (question === '') throw new UsageError('Which question? Put it in quotes.');
    const name = nameOf(values.name, question);
    const { sources, knowledge } = await compileKnowledge(folderOf(invocation), {
      today: dayOf(now),
      found: await lastFound(join(cwd, 'dist')),
    });
    const id = `faq-${name}`;
    const path = join('knowledge', 'faqs', `${name}.md`);
    if (sources.claimedIds.has(id) || existsSync(join(cwd, path))) {
      throw new UsageError(`There already is an entry "${id}". Give another --name.`);
    }
    const topics = Object.keys(sources.wording?.source['topic-titles'] ?? {});
    const topic = values.topic ?? '';
    if (topic !== '' && !topics.includes(topic)) {
      throw new UsageError(`There is no topic "${topic}". Topics: ${topics.join(', ')}.`);
    }
    refuseTaken([question, ...values.phrasing], sources);
    const isNear = warnOfNear(invocation, question, { sources, knowledge });
    if (isNear && !values.anyway && !(await isWanted(invocation))) {
      terminal.say('Nothing was written.');
      return 1;
    }
    const { name: author } = await identity(gitIn(cwd));
    const text = draftText({
      id,
      question,
      phrasings: values.phrasing,
      topic,
      topics,
      author,
      source: { title: sources.clinic?.source.name ?? '' },
      answer: values.answer ?? '',
    });
    await writeAtomically(join(cwd, path), text);
    terminal.say(
      `${path} is ready. Fill in what is empty, then: npm run knowledge -- check`,
    );
    return 0;
  },
};
