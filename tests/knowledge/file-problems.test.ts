import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { compileContent } from '../../src/knowledge/compile-content.ts';
import { inReadingOrder, problemLine } from '../../src/knowledge/problems.ts';
import type { Changes } from './fixture.ts';
import { knowledgeFolder, today } from './fixture.ts';

/** Every problem of a changed folder, one a line, as staff see it. */
const problemsOf = async (changes: Changes): Promise<string> => {
  const folder = await knowledgeFolder(changes);
  const { problems } = await compileContent(folder, { today });
  return inReadingOrder(problems).map(problemLine).join('\n');
};

describe('compile reports', () => {
  it('YAML that cannot be read, in plain words', async () => {
    const messages = await Promise.all(
      [
        'phrasings: "my knee clicks',
        'phrasings:\n\t- my knee clicks',
        'question: why: my knee',
        'topic: knees\ntopic: running',
        'author: @alma',
        'author: *alma',
      ].map((yaml) =>
        problemsOf({ 'faqs/extra.md': `---\nid: faq-extra\n${yaml}\n---\nText.\n` }),
      ),
    );
    expect(messages.join('\n')).toMatchInlineSnapshot(`
      "knowledge/faqs/extra.md:3  error  A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes.
      knowledge/faqs/extra.md:4  error  The line begins with a tab. Use spaces to move a line to the right.
      knowledge/faqs/extra.md:3  error  A colon followed by a space stands inside a text, or a line is indented wrongly. Put the whole text in double quotes.
      knowledge/faqs/extra.md:4  error  The key "topic" stands here a second time. Keep one of the two and delete the other.
      knowledge/faqs/extra.md:3  error  A text may not begin with this character. Put the whole text in double quotes.
      knowledge/faqs/extra.md:2  error  A text may not begin with "*" or "&". Put the whole text in double quotes."
    `);
  });

  it('mistakes in clinic.yaml', async () => {
    expect(
      await problemsOf({
        'clinic.yaml': (text) =>
          text
            .replace('Europe/London', 'London')
            .replace('["13:00", "18:30"]', '["11:00", "10:30"]')
            .replace('book.harbour.example/start', 'book.elsewhere.example/start')
            .replace(
              '    sunday: []\n',
              '    sunday: []\n  exceptions:\n    - { day: "2026-02-30" }\n',
            ),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/clinic.yaml:11  error  Booking leads to "book.elsewhere.example", which is not in "booking-hosts". Add the host there if it is really the clinic's booking page.
      knowledge/clinic.yaml:13  error  "London" is not a time zone. Write one such as Europe/London.
      knowledge/clinic.yaml:16  error  Opening from 11:00 to 10:30 ends before it begins. Write the earlier time first; past midnight is not supported.
      knowledge/clinic.yaml:24  error  "2026-02-30" is not a day of the calendar. Write it as YYYY-MM-DD."
    `);
  });

  it('wrong keys and values in red-flags.yaml, with those that may stand there', async () => {
    const folder = await knowledgeFolder({
      'red-flags.yaml': (text) =>
        `${text.replace('    when: [[', '    near: nearby\n    when: [[')}examples:
  heart_attack:
    soon: [my chest hurts]
`,
    });
    const { problems } = await compileKnowledge(folder, { today });
    expect(inReadingOrder(problems).map(problemLine)).toEqual([
      'knowledge/red-flags.yaml:27  error  "rules.heart.near" is "nearby"; it must be a number, or one of: sentence, text.',
      'knowledge/red-flags.yaml:48  error  "soon" in "examples.heart_attack" is not a known key. Known keys: emergency, crisis, urgent, silent. Delete it.',
    ]);
  });

  it('words of the vocabulary that stand in two groups or mean themselves', async () => {
    expect(
      await problemsOf({
        'vocabulary.yaml':
          'same:\n  - [knee, kneecap]\n  - [patella, Kneecap]\nmeans:\n  jog: [run, jog]\n  knee: [kneecap]\n',
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/vocabulary.yaml:3  error  "Kneecap" already stands in the group of "knee" (line 2), so every word of both groups would mean the same. Keep it in one, or write it under "means".
      knowledge/vocabulary.yaml:5  warning  "jog" means "jog" already. Delete it.
      knowledge/vocabulary.yaml:6  warning  "knee" means "kneecap" already. Delete it."
    `);
  });

  it('files that are missing, misplaced or of another kind', async () => {
    expect(
      await problemsOf({
        'signatures.yaml': null,
        'notes.md': 'Hello\n',
        'faqs/old.docx': 'x',
        'faqs/.knee.md.swp': 'x',
        'README.md': '# Manual\n',
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/signatures.yaml:1  error  The file is missing. It holds who signed which wording. Restore it with git.
      knowledge/faqs/old.docx:1  warning  This file is not read: only files that end in ".md" or ".yaml" are. Rename it, or move it out of the folder.
      knowledge/notes.md:1  warning  This file is not read here. Entries stand in "faqs" or in an article’s folder under "articles". Move it, or delete it."
    `);
  });

  it('a folder that is not there', async () => {
    const { problems } = await compileContent('/nowhere/knowledge', { today });
    expect(problems.map(problemLine)).toEqual([
      'knowledge:1  error  The folder "/nowhere/knowledge" cannot be read. Check that it exists and that you may open it.',
    ]);
  });
});
