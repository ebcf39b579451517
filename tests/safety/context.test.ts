import { describe, expect, it } from 'vitest';
import { flagOf, gate } from './own-rules.ts';

describe('a denied symptom', () => {
  it.each([
    'no numbness in the saddle area',
    "I don't have any weakness, numbness or tingling in my groin",
    'no fever, chills or weight loss, just a stiff back',
    'my bladder and bowels are working normally',
    'the scan ruled out cauda equina',
    'I have never had cancer, osteoporosis or a fall',
    'without chest pain or trouble breathing',
  ])('is no red flag: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });
});

describe('a denial', () => {
  it.each([
    ['no temperature, but I have not been able to pass urine', 'cauda_equina'],
    ['no fever or anything, only my bum has gone numb', 'cauda_equina'],
    ["I don't need a massage, I can't feel my groin", 'cauda_equina'],
    ['not only back pain, I have lost control of my bladder', 'cauda_equina'],
    ['no idea why but my calf is hot and swollen', 'dvt'],
    ["I don't know what to do my chest really hurts", 'heart'],
    ['no injury have numb bum', 'cauda_equina'],
    ['no appointments at my doctors and have lost control of my bladder', 'cauda_equina'],
    ["I read about it online and can't feel my privates", 'cauda_equina'],
  ])('ends where the next clause begins: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag);
  });
});

describe('what was well before it began', () => {
  it.each([
    ["can't feel my bum, it was all fine until this morning", 'cauda_equina'],
    ["my foot won't lift, it was fine yesterday", 'neuro_deficit'],
    ['my dad is slurring, he was fine before tea', 'stroke'],
    ['her face dropped, she was ok ten minutes ago', 'stroke'],
  ])('is no denial: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag);
  });

  it('is one where nothing is said of when', () => {
    expect(flagOf('the numbness in my groin was fine')).toBeNull();
  });
});

describe('a symptom in negative form', () => {
  it.each([
    "can't feel when I wipe",
    'no sensation in my private parts',
    'I have no control over my bladder',
    'unable to pee since this morning',
    'I am no longer able to pass water',
    "haven't been for a wee all day",
  ])('is a symptom, not a denial: "%s"', (query) => {
    expect(flagOf(query)).toBe('cauda_equina');
  });
});

describe('what is over', () => {
  it.each([
    'I was in a car crash in 1998 and it healed fine',
    'fell off a horse as a child, fully recovered',
    'had a DVT ten years ago, all clear since',
    'my leg was weak years ago',
    'came off my motorbike in 83, been grand for decades',
    'took an overdose when I was 19',
    'broke my back in the seventies, healed well',
  ])('is no red flag: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });

  it.each([
    'I had breast cancer ten years ago and now my back hurts',
    'prostate cancer in 2009, all clear, but a new ache in my spine',
  ])('still counts when it was cancer: "%s"', (query) => {
    expect(flagOf(query)).toBe('cancer');
  });

  it('dates what another person had, and nothing before it', () => {
    expect(flagOf('I cannot feel my bottom my mum had the same last year')).toBe(
      'cauda_equina',
    );
  });

  it.each([
    'I had a slipped disc years ago I cannot feel my bottom',
    'my bottom has gone numb I had physio last year',
    'cannot pee I had a slipped disc in 2019',
  ])('ends where the next thing is told, commas or not: "%s"', (query) => {
    expect(flagOf(query)).toBe('cauda_equina');
  });

  it.each(['years ago, I fell off a ladder', 'about ten years ago I had a stroke'])(
    'dates what follows it at the head of a clause: "%s"',
    (query) => {
      expect(flagOf(query)).toBeNull();
    },
  );

  it('does not hide what is happening now', () => {
    expect(flagOf('I broke my leg years ago but now I cannot feel my bottom')).toBe(
      'cauda_equina',
    );
  });
});

describe('a question about nothing that hurts', () => {
  it.each([
    'whats the wifi code, my legs and numb bum',
    'lost all feeling in my bum, what is the wifi code',
    'can not pee - how do people park there',
    'what are the prices but numb saddle',
    'numb saddle also what are the opening hours',
    'what does the first visit cost anyway numb groin and cant wee',
    'what kind of parking is there, lost control of bladder',
  ])('asks for itself alone: "%s"', (query) => {
    expect(flagOf(query)).toBe('cauda_equina');
  });

  it.each([
    'numb bum, what is it',
    'loss of bladder control, what causes that',
    'what are the signs, numb groin, no control of the bladder',
  ])('is none where it asks about what is named: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });
});

describe('a general question', () => {
  it.each([
    'what is cauda equina syndrome?',
    'can sciatica cause incontinence?',
    'what are the warning signs of a blood clot?',
    'does osteoporosis cause back pain?',
    'how would I know if I had a fracture?',
    'do you treat people after a stroke?',
  ])('is no red flag: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });

  it.each([
    ['can sciatica make me wet myself?', 'cauda_equina'],
    ['do you treat people who cannot feel their genitals?', 'cauda_equina'],
    ['can physio help when you cannot feel yourself wipe?', 'cauda_equina'],
    ['what is wrong with me, I keep wanting to die', 'self_harm'],
    ['is a hot swollen calf part of sciatica?', 'dvt'],
    ['Can I book on Friday? My chest feels tight and I am sweating.', 'heart'],
  ])('with a symptom in it is one: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag);
  });
});

describe('another person', () => {
  it.each([
    ['my husband cannot pee and his back is agony', 'cauda_equina'],
    ['mum has slurred speech', 'stroke'],
    ['my friend wants to kill herself', 'self_harm'],
    ['my dad had prostate cancer and now his back hurts', 'cancer'],
  ])('is cared for, too: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag);
  });

  it.each([
    'my mum had breast cancer and my back hurts from sitting',
    'I am running a marathon for cancer research and my back is stiff',
    'I hurt my back lifting my toddler',
  ])('lends no red flag to the visitor: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });
});

describe('an excuse', () => {
  it.each([
    ['he strangled me and it hurts when I swallow', 'safeguarding'],
    ['I took 20 paracetamol how many is too many', 'overdose'],
    ['I have been cutting myself, I hurt myself lifting too', 'self_harm'],
  ])('hides only the words it shares: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag);
  });

  it.each([
    'my physio hurts me when he presses there',
    'how many paracetamol is too many',
    'I hurt myself lifting a box',
  ])('still excuses: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });
});

describe('an idiom', () => {
  it.each([
    'this pain is killing me',
    'I am dying for a massage',
    'I could murder a cup of tea',
    'I fell behind with my exercises and crashed on the sofa',
    'it was a stroke of luck',
    'I got cold feet about surgery',
    'that workout nearly killed me',
  ])('is no red flag: "%s"', (query) => {
    expect(flagOf(query)).toBeNull();
  });

  it('does not hide the red flag beside it', () => {
    expect(flagOf('this pain is killing me and I want to end my life')).toBe('self_harm');
  });
});

describe('careless writing', () => {
  it.each([
    ['i cant fell my genitels', null],
    ['numness in my gential area', 'cauda_equina'],
    ['lost controll of my blader', 'cauda_equina'],
    ['in continent since my back went', 'cauda_equina'],
    ['I WANT 2 DIE', 'self_harm'],
    ['sucidal', 'self_harm'],
    ['overdosd on paracetomol', 'overdose'],
    ['my  bum\u200B   has gone,, numbbb!!!', 'cauda_equina'],
    ['Ｉ ｃａｎ’ｔ ｐｅｅ', 'cauda_equina'],
    ['um so like i basically cant um pee', 'cauda_equina'],
  ])('is read as meant: "%s"', (query, flag) => {
    expect(flagOf(query)).toBe(flag ?? 'cauda_equina');
  });
});

describe('a long cheerful message', () => {
  it('is read to its end', () => {
    const chat = 'Thanks so much, the team were lovely and the exercises are great. ';
    expect(flagOf(`${chat.repeat(25)}Oh, and since last night I cannot pee.`)).toBe(
      'cauda_equina',
    );
  });
});

describe('evidence', () => {
  it('names the concepts and quotes the words', () => {
    const { redFlag } = gate('hello, my bum has gone numb', []);
    expect(redFlag).toMatchObject({
      rule: 'saddle-numbness',
      flag: 'cauda_equina',
      route: 'emergency',
      evidence: [{ concept: 'saddle-numb', text: 'bum has gone numb' }],
    });
  });
});
