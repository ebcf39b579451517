import type { ContentProblem } from '../../schema/content-problem.ts';
import { warningAt } from '../problems.ts';
import type { Passage } from './passages.ts';

/** A specialist's word and the everyday words of which one should stand beside it. */
type Term = readonly [pattern: RegExp, everyday: readonly string[]];

const terms: readonly Term[] = [
  [/\blumbar\b/i, ['lower back']],
  [/\bherniat\w+/i, ['slipped disc', 'bulg']],
  [/\bstenosis\b/i, ['narrow']],
  [/\bdegenerative\b/i, ['wear', 'age']],
  [/\bradiculopathy\b/i, ['trapped nerve', 'nerve root', 'pinched']],
  [
    /\bconservative (?:treatment|care|management)\b/i,
    ['without surgery', 'without an operation', 'not surgery', 'non-surgical'],
  ],
  [/\banalgesi\w+/i, ['painkiller']],
  [/\bcorticosteroid\w*/i, ['steroid']],
  [/\bergonomic\w*/i, ['set up', 'set-up', 'comfortabl', 'desk', 'chair', 'lift']],
  [/\binflammat\w+/i, ['swell', 'sore', 'irritat']],
  [/\bfracture\w*/i, ['break', 'broken']],
  [/\bprognosis\b/i, ['outlook', 'recover']],
  [/\bbespoke\b/i, ['for you', 'own', 'tailored']],
  [/\bmodalit\w+/i, ['treatment']],
  [/\bproprioception\b/i, ['balance']],
  [/\bcontraindicat\w+/i, ['not suitable', 'should not']],
  [/\bidiopathic\b/i, ['no known cause']],
  [/\bmyofascial\b/i, ['muscle']],
  [/\bdiscectomy\b/i, ['operation', 'surgery']],
  [/\blaminectomy\b/i, ['operation', 'surgery']],
  [/\bneuropath\w+/i, ['nerve']],
  [/\bmobilisation\b/i, ['move', 'moving', 'hands']],
  [/\bepidural\w*/i, ['injection']],
  [/\bacute\b/i, ['short', 'sudden', 'new']],
  [/\bchronic\b/i, ['long', 'months', 'weeks', 'lasting']],
  [/\bsedentary\b/i, ['sit']],
  [/\bexacerbat\w+/i, ['worse']],
  [/\balleviat\w+/i, ['ease', 'relie', 'less']],
];

/** Specialists' words that stand in an answer without an everyday word beside them. */
export const jargonWarnings = (
  passages: readonly Passage[],
): readonly ContentProblem[] => {
  const whole = passages.map(({ text }) => text.toLowerCase()).join('\n');
  return terms.flatMap(([pattern, everyday]) => {
    const passage = passages.find(({ text }) => pattern.test(text));
    if (passage === undefined || everyday.some((word) => whole.includes(word))) return [];
    const word = pattern.exec(passage.text)?.[0] ?? '';
    const message = `"${word}" is a specialist's word. Say it in everyday words first, for instance with "${everyday[0]}".`;
    return [warningAt(passage, message)];
  });
};
