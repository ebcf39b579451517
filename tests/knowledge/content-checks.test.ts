import { describe, expect, it } from 'vitest';
import { readingAge, syllables } from '../../src/knowledge/checks/readability.ts';
import { inspectKnowledge } from '../../src/knowledge/compile.ts';
import { problemLine } from '../../src/knowledge/problems.ts';
import { knowledgeFolder, today } from './fixture.ts';

/** The warnings about an answer of the knee entry, one a line. */
const warningsOf = async (
  answer: string,
  change: (text: string) => string = (text) => text,
): Promise<string> => {
  const folder = await knowledgeFolder({
    'faqs/knee.md': (text) =>
      change(text.replace(/A clicking knee[\s\S]*/, () => `${answer}\n`)),
  });
  const { problems } = await inspectKnowledge(folder, { today });
  return problems.map(problemLine).join('\n');
};

const noted = (text: string): string =>
  text.replace('topic:', 'reviewer-note: See NG59.\ntopic:');

describe('the content checks', () => {
  it('say nothing about a plain answer', async () => {
    expect(await warningsOf('Knees click. That is common.')).toBe('');
  });

  it('point to a sentence of more than 25 words, with its line', async () => {
    const long = `It ${'may '.repeat(30)}click.`;
    const found = await warningsOf(`Knees click.\n\n- one\n- ${long}`);
    expect(found).toBe(
      'knowledge/faqs/knee.md:20  warning  The sentence "It may may may may may …" has 32 words. Above 25 readers lose the thread: make two of it.',
    );
  });

  it('say when an answer needs a high reading age', async () => {
    const hard =
      'Physiotherapeutic rehabilitation necessitates comprehensive biomechanical evaluation. '.repeat(
        8,
      );
    expect(await warningsOf(hard)).toContain('needs a reading age of about');
  });

  it.each([
    ['The lumbar part may ache.', '"lumbar" is a specialist\'s word'],
    ['Stenosis may be the reason.', '"Stenosis" is a specialist\'s word'],
    ['We are the best place for knees.', '"the best" is a claim'],
    ['Ours is an award-winning team.', '"award-winning" is a claim'],
    ['This is a guaranteed fix.', '"guaranteed" promises a result'],
    ['It will cure your knee.', '"will cure" promises a result'],
    ['We have 5,228 Google reviews.', 'is a rating without a date'],
    ['Acupuncture helps with pain.', '"Acupuncture" is not supported'],
    ['We use ultrasound.', '"ultrasound" is not supported'],
    ['About 40% of knees click.', 'The figure "40%" has no source'],
    ['Some 3 million people have it.', 'The figure "3 million" has no source'],
    ['See [our page](/no-such-page).', 'The link "/no-such-page" leads nowhere'],
  ])('question "%s"', async (answer, expected) => {
    const found = await warningsOf(answer);
    expect(found).toContain('knowledge/faqs/knee.md:17  warning  ');
    expect(found).toContain(expected);
  });

  it.each([
    'The lower back (lumbar) part may ache.',
    'No treatment can cure this.',
    'Nobody can guarantee a result.',
    'In 2025 patients left 5,228 Google reviews.',
    'According to the WHO, about 40% of knees click.',
    'Read [how we work](/privacy).',
  ])('leave "%s" alone', async (answer) => {
    expect(await warningsOf(answer)).toBe('');
  });

  it('accept a questionable treatment that is attributed and noted for the reviewer', async () => {
    const attributed = 'The article mentions:\n\n- acupuncture\n- ultrasound';
    expect(await warningsOf(attributed, noted)).toBe('');
    expect(await warningsOf(attributed)).toContain('"acupuncture" is not supported');
    expect(await warningsOf('We recommend acupuncture.', noted)).toContain(
      'not supported',
    );
  });

  it('name phrasings that are nearly the same under entries that do not overlap', async () => {
    const near = (text: string) =>
      text.replace(
        'is a creaky knee normal',
        'should I rest, when my shins ache after running',
      );
    expect(await warningsOf('Knees click.', near)).toContain('is nearly "');
    const overlapping = (text: string) =>
      near(text).replace('topic:', 'overlaps: [faq-running]\ntopic:');
    expect(await warningsOf('Knees click.', overlapping)).not.toContain('is nearly "');
  });

  it.each([
    ['cat', 1],
    ['table', 1],
    ['walked', 1],
    ['physiotherapy', 6],
    ['rehabilitation', 6],
  ])('count the syllables of "%s" well enough', (word, expected) => {
    expect(Math.abs(syllables(word) - expected)).toBeLessThanOrEqual(1);
  });

  it('give easy words a lower reading age than hard ones', () => {
    expect(readingAge(['The cat sat on the mat. It was warm.'])).toBeLessThan(9);
    expect(readingAge(['Comprehensive musculoskeletal evaluation.'])).toBeGreaterThan(18);
  });
});
