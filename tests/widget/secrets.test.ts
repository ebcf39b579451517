import { describe, expect, it } from 'vitest';
import { hasSecret } from '../../widget/typing/secrets.ts';

describe('what need not be typed', () => {
  it.each([
    'email me at jo.bloggs+physio@example.co.uk',
    'ring 07700 900123 after 5',
    'tel +44 7700 900 123',
    '+44 (0)20 7946 0958',
    '(020) 7946 0958',
    '01632 960 001',
    '0044 7700 900123',
    'my nhs number is 943 476 5919',
    '9434765919',
    'born 03/07/1981',
    'dob 3rd July 1981',
    '12.11.79',
    'on 3 of may 1981',
  ])('is seen in: %s', (draft) => {
    expect(hasSecret(draft)).toBe(true);
  });

  it.each([
    'I have L4/L5 and S1 trouble',
    'it hurts 7/10',
    '619 million people in 2020',
    '843 million by 2050',
    '186.7 million workdays',
    'T12 fracture',
    '5228 reviews',
    'call 999 or 111',
    'Samaritans 116 123',
    'Shout 85258',
    'take 2 x 500mg',
    'since 2019',
    'MRI in 6 weeks',
    '2-3 sets of 10-12 reps',
    '10-15-20 minutes',
    '100 to 200 billion',
    'I am 45',
    'the number 943 476 5918 has a wrong check digit',
  ])('is not seen in: %s', (draft) => {
    expect(hasSecret(draft)).toBe(false);
  });

  it('does not blow up, whatever is typed', () => {
    const began = performance.now();
    for (const hostile of [
      '0 '.repeat(1000),
      '1/1/'.repeat(500),
      'a@'.repeat(1000),
      '('.repeat(2000),
    ]) {
      hasSecret(hostile);
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
