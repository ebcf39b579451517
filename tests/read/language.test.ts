import { describe, expect, it } from 'vitest';
import { foreignLanguage } from '../../src/read/language.ts';

describe('foreignLanguage', () => {
  it.each([
    ['boli mnie kręgosłup i noga, czy mogę się umówić', 'pl'],
    ['kiedy jest otwarte', 'pl'],
    ['mă doare spatele, cât costă o ședință', 'ro'],
    ['me duele mucho la espalda y la pierna', 'es'],
    ['me duele mucho', 'es'],
    ['¿cuánto cuesta una cita?', 'es'],
    ['tenho muita dor nas costas', 'pt'],
    ["j'ai mal au dos depuis une semaine", 'fr'],
    ['combien coûte une séance', 'fr'],
    ['ich habe Schmerzen im Rücken und im Bein', 'de'],
    ['er hat Schmerzen im Rücken', 'de'],
    ['pentru mine este ok', 'ro'],
    ['mi fa male la schiena', 'it'],
    ['nagyon fáj a hátam és a lábam', 'hu'],
    ['kam shumë dhimbje', 'sq'],
    ['man skauda nugara', 'lt'],
    ['dhabar xanuun ayaan qabaa', 'so'],
    ['belim çok ağrıyor randevu istiyorum', 'tr'],
    ['ik heb pijn in mijn rug', 'nl'],
    ['у меня болит спина', 'ru'],
    ['我背痛', 'zh'],
    ['腰が痛いです', 'ja'],
    ['ظهري يؤلمني', 'ar'],
    ['मेरी पीठ में दर्द है', 'hi'],
    ['আমার পিঠে ব্যথা', 'bn'],
  ])('recognises %j', (query, language) => {
    expect(foreignLanguage(query)).toBe(language);
  });

  it.each([
    'my back is killing me',
    'why does my leg hurt when its my back thats bad',
    'siatica tretment',
    'pain in leg why',
    'do you do kinesio tape',
    'is Señor García a physio there',
    'no me neither',
    'lumbar pain, L5 S1',
    'where are u',
    'sciatica',
    'physio',
    'who is Kurt Johnson',
    'a la carte treatment plan',
    'how is my mum to sit with it',
    'qwerty',
    'per person price',
    'si joint pain per day',
    'hi can i come in mon or die zeit',
  ])('leaves the English %j alone', (query) => {
    expect(foreignLanguage(query)).toBeNull();
  });
});
