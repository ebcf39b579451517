/**
 * Makes vectors/recurrent.json again: `node scripts/train-gate.ts`. It takes some half an hour,
 * so it is run after much has been added to knowledge/red-flag-voices.yaml, and not when
 * knowledge is compiled. Compile the knowledge afterwards and run `npm run evaluate`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileContent } from '../src/knowledge/compile-content.ts';
import { gateTexts } from '../src/knowledge/gate-texts.ts';
import { writeAtomically } from '../src/knowledge/write-compiled.ts';
import { lessonsFor } from '../src/safety/compile.ts';
import type { QueryReading } from '../src/safety/reader.ts';
import { createReader } from '../src/safety/reader.ts';
import type { Widths } from '../src/safety/recurrent.ts';
import { classKey, markNumbers, namesOf, stepsOf } from '../src/safety/recurrent.ts';
import { redFlagSourceSchema } from '../src/safety/source.ts';
import { wordVectors } from '../src/word-vectors.ts';
import wordTable from '../vectors/words.json' with { type: 'json' };
import { gzipBytes } from './gzip-bytes.ts';
import { fitModel } from './recurrent/fit.ts';
import { packModel } from './recurrent/pack.ts';
import { root, script } from './step.ts';

/** Words take the width of the word vectors; wider units were hardly better, and slower. */
const widths: Widths = { word: wordVectors.dims, concept: 16, mark: 8, hidden: 48 };
/** Of the words that are read: rarer ones stand in too few sentences. */
const mostRead = 8000;
const fewestTimes = 3;
/** With those that are only known by their vectors, the more frequent first. */
const mostWords = 14_000;
/** Standard deviation of the numbers that a word begins with. */
const wordSpread = 0.17;
/** More learn the sentences by heart. */
const usualEpochs = '8';

/** The words that stand most often in what was read, and others whose meaning is known. */
const vocabularyOf = (readings: readonly QueryReading[]): string[] => {
  const times = new Map<string, number>();
  for (const { tokens } of readings)
    for (const { word } of tokens) times.set(word, (times.get(word) ?? 0) + 1);
  const common = [...times]
    .filter(([, count]) => count >= fewestTimes)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostRead)
    .map(([word]) => word);
  return [...new Set([...common, ...wordTable.words.split(' ')])].slice(0, mostWords);
};

/** What is learnt from: every sentence that the gate's other classifier learns from. */
const readLessons = async (folder: string) => {
  const today = new Date().toISOString().slice(0, 10);
  const { sources } = await compileContent(folder, { today });
  const { redFlags, voices } = sources;
  if (redFlags === undefined || voices === undefined)
    throw new Error(`${folder} lacks red-flags.yaml or red-flag-voices.yaml.`);
  const { rules, lessons } = lessonsFor(redFlagSourceSchema.parse(redFlags.value), {
    voices: voices.source,
    ordinary: gateTexts(sources).map(({ text }) => text),
  });
  const labels = new Set(
    lessons.flatMap(({ label }) => (label ? [classKey(label)] : [])),
  );
  const classes = [...labels].toSorted();
  // As they are typed, which tells what words people use; then as the gate will read them.
  const typed = createReader(rules);
  const words = vocabularyOf(lessons.map(({ text }) => typed(text)));
  const read = createReader(rules, words);
  return {
    classes: classes.join(' '),
    concepts: rules.concepts.map(({ id }) => id).join(' '),
    words,
    readings: lessons.map(({ text, label }) => ({
      reading: read(text),
      // The first is for what is harmless.
      label: label === null ? 0 : classes.indexOf(classKey(label)) + 1,
    })),
  };
};

/** The row that each word begins with; null where its meaning is not known. */
const meaningsOf = (words: readonly string[]): (Float32Array | null)[] => {
  const rows = words.map((word) => {
    const place = wordVectors.find(word);
    if (place < 0) return null;
    const row = new Float32Array(wordVectors.dims);
    wordVectors.add(place, 1, row, 0);
    return row;
  });
  const known = rows.filter((row) => row !== null);
  const squares = known.reduce(
    (sum, row) => sum + row.reduce((own, value) => own + value * value, 0),
    0,
  );
  const deviation = Math.sqrt(squares / (known.length * wordVectors.dims));
  return rows.map((row) => row?.map((value) => (value / deviation) * wordSpread) ?? null);
};

await script(async () => {
  const { values } = parseArgs({
    options: {
      epochs: { type: 'string', default: usualEpochs },
      out: { type: 'string', default: join(root, 'vectors/recurrent.json') },
    },
  });
  const lessons = await readLessons(join(root, 'knowledge'));
  const { classes, concepts, readings } = lessons;
  const words = lessons.words.join(' ');
  const names = namesOf(words, concepts);
  const samples = readings
    .map(({ reading, label }) => ({
      steps: stepsOf(names, reading, { start: 0, end: reading.tokens.length }),
      label,
    }))
    .filter(({ steps }) => steps.length > 0);
  const size = {
    words: names.words.size + 1,
    concepts: names.concepts.size,
    marks: markNumbers,
    classes: classes.split(' ').length + 1,
    widths,
  };
  console.log(`${samples.length} sentences, ${names.words.size} words`);
  const model = fitModel(samples, size, {
    epochs: Number(values.epochs),
    // The row before the first word is for words that are not known.
    meanings: [null, ...meaningsOf(lessons.words)],
    report: (epoch, loss) => console.log(`epoch ${epoch + 1}: loss ${loss.toFixed(4)}`),
  });
  const table = `${JSON.stringify(packModel(model, { words, concepts, classes }))}\n`;
  await writeAtomically(values.out, table);
  console.log(`${values.out}: ${gzipBytes(Buffer.from(table))} bytes as gzip`);
});
