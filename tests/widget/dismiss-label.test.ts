import { expect, it } from 'vitest';
import { words } from '../../widget/words.ts';
import { realKnowledge } from '../contract/real-knowledge.ts';

it('dismisses a care card with the label that the service knows', () => {
  expect(words.dismiss).toBe(realKnowledge.wording.labels['dismiss-care']);
});
