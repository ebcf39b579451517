import { describe, expect, it } from 'vitest';
import { createDecipher, looksRunTogether } from '../../src/safety/decipher.ts';
import { gate } from './own-rules.ts';

const known = {
  words: new Set(
    'kill myself want to die cant feel my bum wee background shat'.split(' '),
  ),
  keyWords: new Set(['kill', 'die', 'feel', 'bum', 'wee', 'piss']),
  ordinary: new Set(['feelbum']),
  vocabulary: new Set('have slot for back pain since friday'.split(' ')),
};
const decipher = createDecipher(known);

describe('decipher', () => {
  it.each([
    ['stretched', 'i want to dieeee', 'i want to die'],
    ['stretched in the middle', 'kiiill', 'kill'],
    ['stretched, doubled in truth', 'a weeee', 'a wee'],
    ['stretched and unknown', 'sooo', 'soo'],
    ['masked by a sign', 'k!ll', 'kill'],
    ['masked by a digit', 'k1ll', 'kill'],
    ['masked by a star', 'p*ss', 'piss'],
    ['masked at the end of a sentence', 'i want to d*e!', 'i want to die!'],
    ['spaced out', 'k i l l m y s e l f', 'kill myself'],
    ['run together', 'killmyself', 'kill myself'],
    ['run together with I', 'iwanttodie', 'i want to die'],
    ['run together in part', 'want todie', 'want to die'],
    [
      'a whole sentence',
      'icantfeelmybumsincefriday haveyouaslotforbackpainonfriday',
      'i cant feel my bum since friday have y o u a slot for back pain on friday',
    ],
    ['of any length', 'wanttodie'.repeat(9), Array(9).fill('want to die').join(' ')],
  ])('writes out what is %s', (_, written, meant) => {
    expect(decipher(written)).toBe(meant);
  });

  it.each([
    ['a known word', 'background'],
    ['a real word that looks run together', 'feelbum'],
    ['words without one that matters', 'wanttomyself'],
    ['a level of the spine', 'l5s1'],
    ['an exclamation', 'help!me'],
    ['initials', 'a b'],
    ['letters within a word', 'unfeeling'],
    ['letters of no language', 'asdkjfhaskldjfhqwueyrqiwuerykjsadfh'],
  ])('leaves %s as it is', (_, written) => {
    expect(decipher(written)).toBe(written);
  });

  it('writes out what people type on a phone, and no part of a word', () => {
    const onPhone = createDecipher(known, 'wana=want to, n=and, didn=didnt');
    expect(onPhone("i wana die n didn't")).toBe("i want to die and didn't");
    expect(onPhone('n u m b')).toBe('numb');
    expect(createDecipher(known, '🍑=bum')('my🍑 😀')).toBe('my bum   😀 ');
    expect(createDecipher({ ...known, words: new Set(['ending']) })('endin it')).toBe(
      'ending it',
    );
  });

  it('finds the real words that it would take apart', () => {
    expect(looksRunTogether(known, ['feelmy', 'background', 'wee', 'harmless'])).toEqual([
      'feelmy',
    ]);
  });
});

describe('the gate', () => {
  it.each([
    ['i wanna dieeee', 'crisis'],
    ['i want to k*ll myself', 'crisis'],
    ['su1cidal', 'crisis'],
    ['iwanttodie', 'crisis'],
    ['dnt wana b ere nomore', 'crisis'],
    ['gonna kil my self 2nite', 'crisis'],
    ['feelin like endin my lyf', 'crisis'],
    ['bin cutin me arms', 'crisis'],
    ['cantfeelmybum', 'emergency'],
    ['sorryforthespacesbuticantfeelmybumsincefriday', 'emergency'],
    ['took all my 💊💊', 'emergency'],
    ['cant feel my 🍑 since friday', 'emergency'],
    ['🆘', 'emergency'],
    ['thinking of sewerslide', 'crisis'],
    ['no1 wud miss me', 'crisis'],
    ['no 1 would miss me if i was gone', 'crisis'],
    ['evry1 wud b betta off wivout me', 'crisis'],
    ['sadl numb', 'emergency'],
    ['🌡️39.5 + back pain', 'urgent'],
    ['numb bummm', 'emergency'],
    ['chestpain', 'emergency'],
    ["my son has OD'd", 'emergency'],
    ['footdrop', 'urgent'],
  ])('hears "%s"', (query, route) => {
    expect(gate(query, []).redFlag?.route).toBe(route);
  });

  it.each([
    'background noise',
    'lowerbackpain',
    'my hamstrings feel like sh*t',
    'goodnight',
  ])('stays silent on "%s"', (query) => {
    expect(gate(query, []).redFlag).toBeNull();
  });
});
