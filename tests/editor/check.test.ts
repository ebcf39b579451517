import { describe, expect, it } from 'vitest';
import { createCheck } from '../../editor/check.ts';
import { writeEntry } from '../../editor/entry-format.ts';

const content = {
  id: 'faq-stairs',
  question: 'Why do stairs hurt my back?',
  phrasings: ['stairs hurt', 'going up the stairs is sore', 'my back on steps'],
  topic: 'symptoms',
  author: 'Ann',
  source: { title: 'The clinic' },
  answer: 'Climbing stairs loads your back.',
};
const rival = writeEntry({
  ...content,
  id: 'faq-ladders',
  question: 'Are ladders bad?',
  phrasings: ['ladders', 'up a ladder', 'steps and ladders'],
});
const check = createCheck(new Map([['faq-ladders', rival]]));
const messages = (changes: Readonly<Record<string, unknown>>) =>
  check('faq-stairs', writeEntry({ ...content, ...changes })).problems.map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

describe('the checks beside the form', () => {
  it('say nothing of an answer that is well written', () => {
    expect(messages({})).toEqual([]);
  });

  it('tell what a claim needs, as the command check does', () => {
    expect(messages({ answer: 'We guarantee that it works.' }).join()).toMatch(
      /^warning: "guarantee" promises a result/,
    );
  });

  it('tell what is missing while the form is being filled', () => {
    expect(messages({ phrasings: ['one'], question: '' }).join()).toMatch(/phrasings/);
    expect(messages({ answer: '# A heading' }).join()).toMatch(/error: A heading/);
  });

  it('find the same words in another entry, and name it', () => {
    const found = messages({ phrasings: [...content.phrasings, 'up a ladder'] }).join();
    expect(found).toMatch(/error: "up a ladder" also stands in .*faq-ladders/);
  });

  it('say that a test which is a phrasing proves nothing', () => {
    expect(messages({ tests: ['stairs hurt'] }).join()).toMatch(/proves nothing/);
  });
});
