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

const inKnee = (from: string | RegExp, to: string): Changes => ({
  'faqs/knee.md': (text) => text.replace(from, to),
});

describe('compile reports', () => {
  it('nothing about sound files', async () => {
    expect(await problemsOf({})).toBe('');
  });

  it('an unknown key, with the key that was meant', async () => {
    expect(await problemsOf(inKnee('phrasings:', 'phrasing:'))).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:2  error  "phrasings" is missing. Add ways a patient would really say it.
      knowledge/faqs/knee.md:4  error  "phrasing" is not a known key. Did you mean "phrasings"?"
    `);
  });

  it('an unknown key that resembles none', async () => {
    expect(
      await problemsOf(inKnee('topic: knees', 'topic: knees\ncolour: red')),
    ).toContain(
      'knowledge/faqs/knee.md:14  error  "colour" is not a known key. Known keys: id, question,',
    );
  });

  it('two entries with one id', async () => {
    expect(
      await problemsOf({
        'faqs/running.md': (text) => text.replace('id: faq-running', 'id: faq-knee'),
        'faqs/knee.md': (text) => text.replace('[faq-running]', '[]'),
        'wording.yaml': (text) => text.replace('faq-running', 'faq-knee'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/articles/knees-explained/swelling.md:12  error  "follow-ups" names "faq-running", and no entry has this id. Correct it, or delete the line.
      knowledge/faqs/running.md:2  error  The id "faq-knee" is already used by knowledge/faqs/knee.md. Give this entry another id; ids are never used twice."
    `);
  });

  it('the same phrasing under two entries, whatever its case and commas', async () => {
    expect(
      await problemsOf(inKnee('is a creaky knee normal', '"Jogging, with sore shins!"')),
    ).toMatchInlineSnapshot(
      `"knowledge/faqs/running.md:5  error  "jogging with sore shins" also stands in knowledge/faqs/knee.md:7 (faq-knee), so nobody can tell which answer is meant. Keep it in one of the two, or declare under "overlaps" that both answer the same question."`,
    );
  });

  it('a phrasing that is also small talk or a declined topic', async () => {
    expect(
      await problemsOf(inKnee('is a creaky knee normal', 'price list')),
    ).toMatchInlineSnapshot(
      `"knowledge/wording.yaml:51  error  "price list" also stands in knowledge/faqs/knee.md:7 (faq-knee), so nobody can tell which answer is meant. Keep it in one of the two, or declare under "overlaps" that both answer the same question."`,
    );
  });

  it('the same phrasing under overlapping entries only as a warning', async () => {
    expect(
      await problemsOf(
        inKnee(
          /is a creaky knee normal\n/,
          'jogging with sore shins\noverlaps: [faq-running]\n',
        ),
      ),
    ).toMatchInlineSnapshot(
      `"knowledge/faqs/running.md:5  warning  "jogging with sore shins" also stands in knowledge/faqs/knee.md:7. The entries overlap, so either may answer; one of the two is enough."`,
    );
  });

  it('a phrasing that stands twice in one entry', async () => {
    expect(
      await problemsOf(
        inKnee('is a creaky knee normal', 'clicking kneecap going up steps'),
      ),
    ).toMatchInlineSnapshot(
      `"knowledge/faqs/knee.md:7  warning  "clicking kneecap going up steps" stands twice here (knowledge/faqs/knee.md:6). Delete one of the two."`,
    );
  });

  it('a test that is also a phrasing, and a phrasing that must not find its entry', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) =>
          text
            .replace(
              'knee crunches on every step I take upstairs',
              'Is a creaky knee normal?',
            )
            .replace('can I park at the clinic', 'clicking kneecap going up steps'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:11  error  "clicking kneecap going up steps" stands under "not" and is also a phrasing or the question of this entry. Delete one of the two.
      knowledge/faqs/knee.md:9  warning  The test "Is a creaky knee normal?" is also a phrasing, so it proves nothing. Reword one of the two."
    `);
  });

  it('follow-ups, overlaps and starters that lead nowhere', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) =>
          text.replace('[faq-running]', '[faq-runing]\noverlaps: [faq-knee, hip]'),
        'wording.yaml': (text) =>
          text
            .replace('starters: [faq-knee,', 'starters: [faq-elbow-pain,')
            .replace('follow-ups: [faq-knee]', 'follow-ups: [faq-kne]'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:12  error  "follow-ups" names "faq-runing", and no entry has this id. Did you mean "faq-running"?
      knowledge/faqs/knee.md:13  error  "overlaps" names the entry itself. Delete the line.
      knowledge/faqs/knee.md:13  error  "overlaps" names "hip", and no entry has this id. Correct it, or delete the line.
      knowledge/wording.yaml:7  error  "starters" names "faq-elbow-pain", and no entry has this id. Correct it, or delete the line.
      knowledge/wording.yaml:54  error  "follow-ups" names "faq-kne", and no entry has this id. Did you mean "faq-knee"?"
    `);
  });

  it('a topic without a title and a source without an article', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) =>
          text.replace('topic: knees', 'topic: knee').replace('knees-explained', 'knees'),
        'faqs/running.md': (text) =>
          text.replace('{ title: Harbour Physio }', '{ part: page 3 }'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:13  error  The topic "knee" has no title in wording.yaml ("topic-titles"). Did you mean "knees"?
      knowledge/faqs/knee.md:15  error  "source" names the article "knees", and no article.yaml has this id. Correct it, or add the article.
      knowledge/faqs/running.md:12  error  "source" names neither an article nor a title. Visitors see where an answer comes from: write article: and its id, or title: and a text."
    `);
  });

  it('links that are not https, a number or an address', async () => {
    expect(
      await problemsOf(
        inKnee(
          /A clicking knee[\s\S]*/,
          '[a](http://x.example) [b](javascript:alert) [c](tel:call-us)\n\n[d](mailto:nobody) [e]() [f](https://)\n\n[g](https://me:pw@x.example/) [](https://x.example/)\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:17  error  The link "http://x.example" is not allowed. Links begin with https://, tel: or mailto:.
      knowledge/faqs/knee.md:17  error  The link "javascript:alert" is not allowed. Links begin with https://, tel: or mailto:.
      knowledge/faqs/knee.md:17  error  The telephone link "tel:call-us" is not a number. Write [020 …](tel:{{phone}}), or tel: and digits only.
      knowledge/faqs/knee.md:19  error  The e-mail link "mailto:nobody" is not one address. Write [e-mail us](mailto:{{email}}).
      knowledge/faqs/knee.md:19  error  A link has no address. Write [the text](https://the-address).
      knowledge/faqs/knee.md:19  error  The link "https://" is not allowed. Links begin with https://, tel: or mailto:.
      knowledge/faqs/knee.md:21  error  The link "https://me:pw@x.example/" is not allowed. Links begin with https://, tel: or mailto:.
      knowledge/faqs/knee.md:21  error  A link has no text. Write [the text](https://the-address)."
    `);
  });

  it('Markdown beyond paragraphs, lists, emphasis and links', async () => {
    expect(
      await problemsOf(
        inKnee(
          /A clicking knee[\s\S]*/,
          [
            '# A heading',
            '',
            'A <b>bold</b> word and `code`.',
            '',
            '![a picture](https://x.example/a.png)',
            '',
            '> quoted',
            '',
            '- one',
            '  - inside',
            '',
            '***',
            '',
            'A line  ',
            'broken.',
            '',
            '    indented',
            '',
            '<div>html</div>',
            '',
          ].join('\n'),
        ),
      ),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:17  error  A heading cannot stand in an answer. Write it as a paragraph of its own, or in **bold**.
      knowledge/faqs/knee.md:19  error  HTML cannot stand in an answer. Use **bold**, *italic*, [a link](https://…) or a list.
      knowledge/faqs/knee.md:19  error  Text between \` marks is read as program code. Use **bold** instead.
      knowledge/faqs/knee.md:21  error  A picture cannot stand in an answer. Describe it in words, or link to it.
      knowledge/faqs/knee.md:23  error  A quotation (a line that begins with ">") cannot stand in an answer. Remove the ">".
      knowledge/faqs/knee.md:25  error  Each line of a list holds one short text: no list inside a list, no second paragraph. Split it into lines of their own.
      knowledge/faqs/knee.md:28  error  A line across (--- or ***) cannot stand in an answer. Delete it.
      knowledge/faqs/knee.md:30  error  A line break inside a paragraph cannot stand in an answer. Leave an empty line to begin a new paragraph.
      knowledge/faqs/knee.md:33  error  A line that begins with four spaces or stands between \`\`\` marks is read as program code. Remove the spaces or marks.
      knowledge/faqs/knee.md:35  error  HTML cannot stand in an answer. Use **bold**, *italic*, [a link](https://…) or a list."
    `);
  });

  it('an answer that is missing', async () => {
    expect(
      await problemsOf(inKnee(/A clicking knee[\s\S]*/, '\n')),
    ).toMatchInlineSnapshot(
      `"knowledge/faqs/knee.md:17  error  The answer is missing. Write it below the second "---": first the short answer, then the rest."`,
    );
  });

  it('front matter that is never closed or never opened, and nothing that follows from it', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) => text.replace('\n---\nA clicking', '\nA clicking'),
        'faqs/running.md': (text) => text.replace('---\n', ''),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:19  error  The second line "---" is missing, so the answer cannot be told from the keys. Add a line "---" above the answer; perhaps the file was only half saved.
      knowledge/faqs/running.md:1  error  The file must begin with a line "---", followed by id, question and the other keys. Copy the beginning of another entry, or use the command "new"."
    `);
  });

  it('a file that is not UTF-8, with the line', async () => {
    const latin = Buffer.from('---\nid: faq-knee\nquestion: caf\xe9\n', 'latin1');
    expect(await problemsOf({ 'faqs/knee.md': latin })).toContain(
      'knowledge/faqs/knee.md:3  error  The file is not saved as UTF-8 text; a character on this line cannot be read.',
    );
  });

  it('a file that was half written', async () => {
    expect(
      await problemsOf({
        'faqs/running.md': '',
        'vocabulary.yaml': 'same:\n  - [knee, "kneec',
        'articles/knees-explained/swelling.md': (text) => text.slice(0, 60),
        'faqs/knee.md': (text) => text.replace('[faq-running]', '[]'),
        'wording.yaml': (text) =>
          text.replace(/starters: .*/, 'starters: [faq-knee, faq-knee, faq-knee]'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/articles/knees-explained/swelling.md:3  error  The second line "---" is missing, so the answer cannot be told from the keys. Add a line "---" above the answer; perhaps the file was only half saved.
      knowledge/faqs/running.md:1  error  The file is empty. Perhaps it was only half saved: write it again, or restore it with git.
      knowledge/vocabulary.yaml:2  error  A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes."
    `);
  });

  it('references without a value or with a brace missing', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) =>
          text
            .replace('{{phone}}', '{{fone}} or {{fax}} or {{email')
            .replace('{{links.exercises}}', '{{links.exercise}}'),
        'wording.yaml': (text) => text.replace('Call {{phone}}', 'Call {{telephone}}'),
      }),
    ).toMatchInlineSnapshot(`
      "knowledge/faqs/knee.md:19  error  A reference is written as {{phone}}, with two braces on both sides and a name in lower case between them. Close it, or delete the braces.
      knowledge/faqs/knee.md:19  error  {{fone}} has no value in clinic.yaml. Did you mean "phone"?
      knowledge/faqs/knee.md:19  error  {{fax}} has no value in clinic.yaml. Add it there, or use one of: name, phone, email, address, links.exercises.
      knowledge/faqs/knee.md:19  error  {{links.exercise}} has no value in clinic.yaml. Did you mean "links.exercises"?
      knowledge/wording.yaml:33  error  {{telephone}} has no value in clinic.yaml. Add it there, or use one of: name, phone, email, address, links.exercises."
    `);
  });

  it('values of the wrong kind, in the words of an editor', async () => {
    expect(
      await problemsOf({
        'faqs/knee.md': (text) =>
          text
            .replace(/question: .*/, 'question: Why?')
            .replace('- is a creaky knee normal', '- knee: why')
            .replace('- clicking kneecap going up steps', '- 24')
            .replace('author: Alma Author\n', 'author:\n')
            .replace(
              'tests:\n  - knee crunches on every step I take upstairs',
              'tests: yes',
            )
            .replace('id: faq-knee', 'id: FAQ Knee'),
      }),
    ).toContain('"id" is "FAQ Knee"; use lower-case letters, numbers and hyphens.');
  });

  it('phrasings and rules that meet, and rules whose own examples fail', async () => {
    const folder = await knowledgeFolder({
      ...inKnee('is a creaky knee normal', 'knee ache and chest pain'),
    });
    const { knowledge, problems } = await compileKnowledge(folder, { today });
    expect(knowledge).toBeUndefined();
    expect(problems.map(problemLine)).toEqual([
      'knowledge/faqs/knee.md:7  error  "knee ache and chest pain" sets off the red-flag rule "heart" (chest pain), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.',
    ]);
  });
});
