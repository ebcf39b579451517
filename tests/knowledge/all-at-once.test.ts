import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { createCache, inspectKnowledge } from '../../src/knowledge/compile.ts';
import { hasErrors, problemLine } from '../../src/knowledge/problems.ts';
import type { Changes } from './fixture.ts';
import { knowledgeFolder, soundFiles, today } from './fixture.ts';

/** Every error of a changed folder, one a line, as staff see it. */
const errorsOf = async (changes: Changes): Promise<readonly string[]> => {
  const { problems } = await inspectKnowledge(await knowledgeFolder(changes), { today });
  return problems.filter((problem) => hasErrors([problem])).map(problemLine);
};

const inKnee = (change: (text: string) => string): Changes => ({
  'faqs/knee.md': change,
});

type Path = readonly (string | number)[];

/** The paths to all that stands in a value. */
const pathsOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inside]) => {
        const here = [...path, Array.isArray(value) ? Number(key) : key];
        return [here, ...pathsOf(inside, here)];
      })
    : [];

/** A value with something else in one place. */
const replaced = (value: unknown, [key, ...rest]: Path, odd: unknown): unknown => {
  if (key === undefined) return odd;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, odd);
  return copy;
};

describe('all errors are reported at once', () => {
  it('in an entry with a mistake of form: its links, its topic, its article, its references', async () => {
    expect(
      await errorsOf(
        inKnee((text) =>
          text
            .replace('author: Alma Author', 'autor: Alma Author')
            .replace(
              '[faq-running]',
              '[faq-runing, FAQ X, faq-elbow]\noverlaps: [faq-hip]',
            )
            .replace('topic: knees', 'topic: knee')
            .replace('knees-explained', 'knees')
            .replace('{{phone}}', '{{fone}}'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/faqs/knee.md:2  error  "author" is missing. Write the name of the person who wrote the text.",
        "knowledge/faqs/knee.md:12  error  "follow-ups line 2" is "FAQ X"; use lower-case letters, numbers and hyphens.",
        "knowledge/faqs/knee.md:12  error  "follow-ups" names "faq-runing", and no entry has this id. Did you mean "faq-running"?",
        "knowledge/faqs/knee.md:12  error  "follow-ups" names "faq-elbow", and no entry has this id. Correct it, or delete the line.",
        "knowledge/faqs/knee.md:13  error  "overlaps" names "faq-hip", and no entry has this id. Correct it, or delete the line.",
        "knowledge/faqs/knee.md:14  error  The topic "knee" has no title in wording.yaml ("topic-titles"). Did you mean "knees"?",
        "knowledge/faqs/knee.md:15  error  "autor" is not a known key. Did you mean "author"?",
        "knowledge/faqs/knee.md:16  error  "source" names the article "knees", and no article.yaml has this id. Correct it, or add the article.",
        "knowledge/faqs/knee.md:20  error  {{fone}} has no value in clinic.yaml. Did you mean "phone"?",
      ]
    `);
  });

  it('in an entry with a mistake of form: the words that others say, too, and danger words', async () => {
    expect(
      await errorsOf(
        inKnee((text) =>
          text
            .replace('author: Alma Author\n', '')
            .replace('my knee makes a popping noise on the stairs', '""')
            .replace('clicking kneecap going up steps', 'Shin splints and training!')
            .replace('is a creaky knee normal', 'knee ache and chest pain')
            .replace('can I park at the clinic', 'knee ache and chest pain'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/faqs/knee.md:2  error  "author" is missing. Write the name of the person who wrote the text.",
        "knowledge/faqs/knee.md:5  error  "phrasings line 1" has 0 characters; it needs 2 or more. Add ways a patient would really say it.",
        "knowledge/faqs/knee.md:7  error  "knee ache and chest pain" sets off the red-flag rule "heart" (chest pain), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.",
        "knowledge/faqs/knee.md:11  error  "knee ache and chest pain" stands under "not" and is also a phrasing or the question of this entry. Delete one of the two.",
        "knowledge/faqs/knee.md:11  error  "knee ache and chest pain" sets off the red-flag rule "heart" (chest pain), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.",
        "knowledge/faqs/running.md:7  error  "shin splints and training" also stands in knowledge/faqs/knee.md:6 (faq-knee), so nobody can tell which answer is meant. Keep it in one of the two, or declare under "overlaps" that both answer the same question.",
      ]
    `);
  });

  it('in an answer whose keys cannot be read at all', async () => {
    expect(
      await errorsOf(
        inKnee((text) =>
          text.replace('author: Alma', 'author: "Alma').replace('{{phone}}', '{{fone}}'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/faqs/knee.md:15  error  A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes.",
        "knowledge/faqs/knee.md:19  error  {{fone}} has no value in clinic.yaml. Did you mean "phone"?",
      ]
    `);
  });

  it('beside a clinic.yaml with a mistake of form, and nothing that only follows from it', async () => {
    expect(
      await errorsOf({
        'clinic.yaml': (text) =>
          text
            .replace('name: Harbour', 'nam: Harbour')
            .replace('hello@harbour.example', 'nobody')
            .replace('https://harbour.example/exercises', 'harbour')
            .replace('020 7946 0018', 'on the wall')
            .replace('Europe/London', 'London')
            .replace('["13:00", "18:30"]', '["13:00", "8:30"]')
            .replace('[["08:00", "17:00"]]', '[["18:00", "17:00"]]'),
        'faqs/knee.md': (text) =>
          text.replace('Call us', 'Write to {{email}} at {{adress}}, or call us'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/clinic.yaml:1  error  "name" is missing.",
        "knowledge/clinic.yaml:2  error  "nam" is not a known key. Did you mean "name"?",
        "knowledge/clinic.yaml:3  error  "on the wall" is not a telephone number. Use digits and spaces.",
        "knowledge/clinic.yaml:4  error  "email" is not an e-mail address; found "nobody".",
        "knowledge/clinic.yaml:7  error  "links.exercises" is not an address that begins with https://; found "harbour".",
        "knowledge/clinic.yaml:13  error  "London" is not a time zone. Write one such as Europe/London.",
        "knowledge/clinic.yaml:16  error  "hours.week.monday line 2 line 2" is "8:30"; use 24-hour times, like 09:00.",
        "knowledge/clinic.yaml:20  error  Opening from 18:00 to 17:00 ends before it begins. Write the earlier time first; past midnight is not supported.",
        "knowledge/faqs/knee.md:19  error  {{adress}} has no value in clinic.yaml. Did you mean "address"?",
      ]
    `);
  });

  it('in a wording.yaml with a mistake of form, and nothing that only follows from it', async () => {
    expect(
      await errorsOf({
        'wording.yaml': (text) =>
          text
            .replace('greeting: Hello', 'greetings: Hello')
            .replace('starters: [faq-knee,', 'starters: [faq-elbow,')
            .replace('on {{phone}}.\nhand-off-closed', 'on {{fone}}.\nhand-off-closed')
            .replace('topics: These', 'topics: |\n  # These')
            .replace('title: Prices', 'title: P')
            .replace('price list', 'jogging with sore shins')
            .replace('prices on {{phone}}', 'prices on {{telephone}}')
            .replace('follow-ups: [faq-knee]', 'follow-ups: [faq-kne]'),
        'faqs/running.md': (text) => text.replace('topic: running', 'topic: jogging'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/faqs/running.md:10  error  The topic "jogging" has no title in wording.yaml ("topic-titles"). Use one of: knees, running.",
        "knowledge/wording.yaml:1  error  "greeting" is missing.",
        "knowledge/wording.yaml:1  error  "greetings" is not a known key. Did you mean "greeting"?",
        "knowledge/wording.yaml:7  error  "starters" names "faq-elbow", and no entry has this id. Correct it, or delete the line.",
        "knowledge/wording.yaml:16  error  {{fone}} has no value in clinic.yaml. Did you mean "phone"?",
        "knowledge/wording.yaml:18  error  A heading cannot stand in an answer. Write it as a paragraph of its own, or in **bold**.",
        "knowledge/wording.yaml:51  error  "declined line 1.title" has 1 characters; it needs 2 or more.",
        "knowledge/wording.yaml:52  error  "jogging with sore shins" also stands in knowledge/faqs/running.md:5 (faq-running), so nobody can tell which answer is meant. Keep it in one of the two, or declare under "overlaps" that both answer the same question.",
        "knowledge/wording.yaml:53  error  {{telephone}} has no value in clinic.yaml. Add it there, or use one of: name, phone, email, address, links.exercises.",
        "knowledge/wording.yaml:55  error  "follow-ups" names "faq-kne", and no entry has this id. Did you mean "faq-knee"?",
      ]
    `);
  });

  it('in the wording beside a clinic.yaml that cannot be read at all', async () => {
    expect(
      await errorsOf({
        'clinic.yaml': (text) => text.replace('name: Harbour', 'name: "Harbour'),
        'wording.yaml': (text) => text.replace('topics: These', 'topics: |\n  # These'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/clinic.yaml:2  error  A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes.",
        "knowledge/wording.yaml:18  error  A heading cannot stand in an answer. Write it as a paragraph of its own, or in **bold**.",
      ]
    `);
  });

  it('beside topics and articles that cannot be read, without calling those missing', async () => {
    expect(
      await errorsOf({
        'wording.yaml': (text) => text.replace('topic-titles:', 'topic-title:'),
        'articles/knees-explained/article.yaml': (text) =>
          text.replace('title: Knees explained', 'title: "Knees explained'),
        'faqs/running.md': (text) => text.replace('jogging with sore shins', 'x'),
      }),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/articles/knees-explained/article.yaml:5  error  A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes.",
        "knowledge/faqs/running.md:5  error  "phrasings line 1" has 1 characters; it needs 2 or more. Add ways a patient would really say it.",
        "knowledge/wording.yaml:1  error  "topic-titles" is missing.",
        "knowledge/wording.yaml:41  error  "topic-title" is not a known key. Did you mean "topic-titles"?",
      ]
    `);
  });

  it('in the vocabulary and in rules with a mistake of form', async () => {
    expect(
      await errorsOf({
        'vocabulary.yaml':
          'same:\n  - [knee, kneecap]\n  - [patella, "", Kneecap]\nmeant: {}\n',
        'red-flags.yaml': (text) =>
          text
            .replace('source: NHS', 'source: NHS\n    sources: NICE')
            .replace('- my knee clicks', '- pain in my chest'),
        ...inKnee((text) =>
          text.replace('is a creaky knee normal', 'knee ache and chest pain'),
        ),
      }),
    ).toMatchInlineSnapshot(`
      [
        "knowledge/faqs/knee.md:7  error  "knee ache and chest pain" sets off the red-flag rule "heart" (chest pain), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.",
        "knowledge/red-flags.yaml:29  error  "sources" in "rules.heart" is not a known key. Did you mean "source"?",
        "knowledge/red-flags.yaml:34  error  "pain in my chest" fires heart (pain in my chest).",
        "knowledge/vocabulary.yaml:3  error  "same line 2 line 2" has 0 characters; it needs 1 or more.",
        "knowledge/vocabulary.yaml:3  error  "Kneecap" already stands in the group of "knee" (line 2), so every word of both groups would mean the same. Keep it in one, or write it under "means".",
        "knowledge/vocabulary.yaml:4  error  "meant" is not a known key. Did you mean "means"?",
      ]
    `);
  });

  it('beside voices that cannot be read, without missing what is learnt from them', async () => {
    const examples = 'examples:\n  heart_attack:\n    emergency: [my heart hurts]\n';
    const withExamples = { 'red-flags.yaml': (text: string) => `${text}${examples}` };
    expect(await errorsOf(withExamples)).toEqual([
      'knowledge/red-flags.yaml:47  error  "my heart hurts" must lead to emergency care; nothing fired.',
    ]);
    const voices = { 'red-flag-voices.yaml': 'heart_attack:\n  emergency: ["my heart\n' };
    expect(await errorsOf({ ...withExamples, ...voices })).toEqual([
      expect.stringContaining(
        'knowledge/red-flag-voices.yaml:3  error  A quotation mark',
      ),
    ]);
  });

  it('and links to an entry are not dead because a remark stands behind its id', async () => {
    expect(
      await errorsOf({
        'faqs/running.md': (text) =>
          text.replace('id: faq-running', 'id: faq-running # never changes'),
      }),
    ).toEqual([]);
  });

  it.each(['clinic.yaml', 'wording.yaml', 'vocabulary.yaml'])(
    'whatever stands in any one place of %s',
    async (file) => {
      const sound: unknown = parse(soundFiles[file] ?? '');
      const folder = await knowledgeFolder({
        'faqs/running.md': (text) => text.replace('Rest for', '{{rest}} for'),
      });
      const cache = createCache();
      for (const path of pathsOf(sound)) {
        for (const odd of [null, 'x', [null], { x: [] }]) {
          const text = stringify(replaced(sound, path, odd));
          await writeFile(join(folder, file), text);
          const { problems } = await inspectKnowledge(folder, { today, cache });
          const messages = problems.map(({ message }) => message).join('\n');
          expect(messages, text).toContain('{{rest}} has no value in clinic.yaml.');
        }
      }
    },
    60_000,
  );
});
