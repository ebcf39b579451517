import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { problemLine } from '../../src/knowledge/problems.ts';
import { writeCompiled } from '../../src/knowledge/write-compiled.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { knowledgeSchema } from '../../src/schema/knowledge.ts';
import { tables } from '../../src/tables.ts';
import type { Changes } from './fixture.ts';
import { knowledgeFolder, today } from './fixture.ts';

const compile = async (changes: Changes = {}): Promise<Knowledge> => {
  const { knowledge, problems } = await compileKnowledge(await knowledgeFolder(changes), {
    today,
  });
  if (knowledge === undefined) throw new Error(problems.map(problemLine).join('\n'));
  return knowledge;
};

const entryOf = (knowledge: Knowledge, id: string) => {
  const entry = knowledge.entries.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`no entry ${id}`);
  return entry;
};

describe('compileKnowledge', () => {
  it('makes one JSON value of the shape that the service expects', async () => {
    const knowledge = await compile();
    expect(knowledgeSchema.parse(JSON.parse(JSON.stringify(knowledge)))).toEqual(
      knowledge,
    );
    expect(knowledge.entries.map(({ id, kind }) => [id, kind])).toEqual([
      ['faq-knee', 'faq'],
      ['faq-running', 'faq'],
      ['sec-swelling', 'section'],
    ]);
  });

  it('turns Markdown into blocks and references into values that can be pressed', async () => {
    const knowledge = await compile();
    expect(entryOf(knowledge, 'faq-knee').blocks).toEqual([
      {
        type: 'paragraph',
        inlines: [{ text: 'A clicking knee without pain is common.' }],
      },
      {
        type: 'paragraph',
        inlines: [
          { text: 'Call us on ' },
          { text: '020 7946 0018', href: 'tel:+442079460018' },
          { text: ' if it ' },
          { text: 'swells', strong: true },
          { text: ', or read ' },
          { text: 'our exercises', href: 'https://harbour.example/exercises' },
          { text: '.' },
        ],
      },
    ]);
    expect(entryOf(knowledge, 'faq-running').blocks[1]).toEqual({
      type: 'list',
      ordered: false,
      items: [[{ text: 'Then walk.' }], [{ text: 'Then run a little.' }]],
    });
    expect(knowledge.wording.labels.phone).toBe('Call 020 7946 0018');
  });

  it('names the source of an answer, from its article or its own title', async () => {
    const knowledge = await compile();
    expect(entryOf(knowledge, 'faq-knee').source).toEqual({
      title: 'Knees explained',
      part: 'Section 1',
      author: 'Harbour Physio',
      href: 'https://harbour.example/knees',
    });
    expect(entryOf(knowledge, 'faq-running').source).toEqual({ title: 'Harbour Physio' });
  });

  it('makes overlaps symmetric, whichever side declares them', async () => {
    const knowledge = await compile({
      'faqs/knee.md': (text) => text.replace('not:', 'overlaps: [sec-swelling]\nnot:'),
    });
    expect(entryOf(knowledge, 'sec-swelling').overlaps).toEqual(['faq-knee']);
    expect(entryOf(knowledge, 'faq-knee').overlaps).toEqual(['sec-swelling']);
  });

  it('gives equal content an equal version, and any change another', async () => {
    const [first, second, reordered, changed] = await Promise.all([
      compile(),
      compile(),
      compile({ 'README.md': '# Manual\n' }),
      compile({ 'faqs/knee.md': (text) => text.replace('is common', 'is usual') }),
    ]);
    expect(second.version).toBe(first.version);
    expect(reordered.version).toBe(first.version);
    expect(changed.version).not.toBe(first.version);
  });

  it('keeps the hash of a wording when only its line breaks, phrasings or phone change', async () => {
    const before = entryOf(await compile(), 'faq-knee').hash;
    const reflowed = await compile({
      'faqs/knee.md': (text) =>
        text
          .replace('knee without pain', 'knee\nwithout pain')
          .replace('- is a creaky knee normal', '- is a noisy knee normal'),
      'clinic.yaml': (text) => text.replace('0018', '0019'),
    });
    expect(entryOf(reflowed, 'faq-knee').hash).toBe(before);
  });

  it.each([
    ['a word', /is common/, 'is usual'],
    ['the question', /Why does my knee click/, 'Why does a knee click'],
    ['bold type', /is common/, 'is **common**'],
    ['a link', 'links.exercises', 'links.other'],
    ['the source', 'part: Section 1', 'part: Section 9'],
    ['the safety-net line', 'topic: knees', 'topic: knees\nsafety-net: true'],
  ])('changes the hash with %s', async (_, from, to) => {
    const links = (text: string) =>
      text.replace('links:\n', 'links:\n  other: https://harbour.example/exercises\n');
    const before = entryOf(await compile({ 'clinic.yaml': links }), 'faq-knee').hash;
    const after = await compile({
      'clinic.yaml': links,
      'faqs/knee.md': (text) => text.replace(from, to),
    });
    expect(entryOf(after, 'faq-knee').hash).not.toBe(before);
  });

  it('joins the newest signature to its entry, whatever wording it signs', async () => {
    const { hash } = entryOf(await compile(), 'faq-knee');
    const line = (signed: string, of: string) =>
      `  - { id: faq-knee, hash: ${of}, reviewer: Rosa Reviewer, role: Physio, signed: ${signed}, until: "2027-05-01" }\n`;
    const ledger = (...lines: string[]) => `signatures:\n${lines.join('')}`;
    const other = 'a'.repeat(64);
    const signed = await compile({
      'signatures.yaml': ledger(line('"2026-05-01"', other), line('"2026-06-01"', hash)),
    });
    expect(entryOf(signed, 'faq-knee').signature).toEqual({
      hash,
      reviewer: 'Rosa Reviewer',
      role: 'Physio',
      signed: '2026-06-01',
      until: '2027-05-01',
    });
    const superseded = await compile({
      'signatures.yaml': ledger(line('"2026-06-01"', hash), line('"2026-06-02"', other)),
    });
    expect(entryOf(superseded, 'faq-knee').signature?.hash).toBe(other);
  });

  it('lists the bank holidays of this year and three more', async () => {
    const { clinic } = await compile();
    expect(clinic.bankHolidaysUntil).toBe('2029-12-31');
    expect(clinic.bankHolidays).toContainEqual({
      day: '2028-01-03',
      name: expect.stringContaining('New Year'),
    });
    const scottish = await compile({
      'clinic.yaml': (text) => text.replace('england-and-wales', 'scotland'),
    });
    expect(scottish.clinic.bankHolidays.map(({ day }) => day)).toContain('2027-11-30');
  });

  it('keeps a withdrawn entry findable, so that no rival answers in its place', async () => {
    const withdrawn = await compile({
      'faqs/knee.md': (text) => text.replace('topic:', 'withdrawn: out of date\ntopic:'),
    });
    const { answer } = prepare(withdrawn, tables);
    const moment = { now: new Date(`${today}T12:00:00Z`), serve: 'all' } as const;
    const { reply, trace } = answer(
      { query: 'why does my knee click on the stairs' },
      moment,
    );
    expect(trace.retrieval.whole[0]?.id).toBe('faq-knee');
    expect(reply.kind).toBe('fallback');
  });

  it('writes the compiled knowledge where the service loads it', async () => {
    const folder = await knowledgeFolder();
    const { knowledge } = await compileKnowledge(folder, { today });
    if (knowledge === undefined) throw new Error('does not compile');
    const out = join(folder, '../dist');
    await writeCompiled(knowledge, out);
    expect(JSON.parse(await readFile(join(out, 'knowledge.json'), 'utf8'))).toEqual(
      knowledge,
    );
  });
});
