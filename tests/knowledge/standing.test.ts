import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { fileHash } from '../../src/knowledge/ledger.ts';
import { wholeOf } from '../../src/knowledge/standing.ts';
import { redFlags } from './fixture-red-flags.ts';

const signedHash = (yaml: string): string => fileHash(wholeOf('red-flags', parse(yaml)));

const before = signedHash(redFlags);

test.each([
  ['a sentence that a rule must fire on', '- I have chest pain', '- chest pain for me'],
  ['a sentence that no rule may fire on', '- my knee clicks', '- my hip clicks'],
])('%s is no part of what is signed in the red-flag rules', (_, from, to) => {
  const changed = redFlags.replace(from, to);
  expect(changed).not.toBe(redFlags);
  expect(signedHash(changed)).toBe(before);
});

test('examples by class are no part of what is signed in the red-flag rules', () => {
  const examples = { heart: { emergency: ['chest pain'], silent: ['chest press'] } };
  expect(signedHash(`${redFlags}${stringify({ examples })}`)).toBe(before);
});

test.each([
  ['a wording', 'pain in my chest]', 'pain in my ribs]'],
  ['a route', 'route: emergency', 'route: urgent'],
  [
    'what a rule needs',
    'when: [[chest-pain]]',
    'when: [[chest-pain], [negation-before]]',
  ],
  ['the text of a card', 'Call 999 now', 'Call 111 now'],
  [
    'a text that a rule lets through',
    'source: NHS',
    'source: NHS\n    exceptions: [{ text: chest pain, reason: asked }]',
  ],
])('%s voids the signature of the red-flag rules when it changes', (_, from, to) => {
  const changed = redFlags.replace(from, to);
  expect(changed).not.toBe(redFlags);
  expect(signedHash(changed)).not.toBe(before);
});
