import { describe, expect, it } from 'vitest';
import { gate } from './own-rules.ts';

const overTwoTurns = (first: string, second: string): string | null =>
  gate(second, gate(first, []).concepts).redFlag?.flag ?? null;

describe('a red flag told over two turns', () => {
  it.each([
    ['I had breast cancer in 2015', 'my back has been aching for weeks', 'cancer'],
    ['I have osteoporosis', 'my back suddenly hurts', 'bone_immune'],
    ['I am 30 weeks pregnant', 'there is some bleeding', 'pregnancy'],
    ['I have a temperature', 'and my back is agony', 'infection'],
    ['something feels numb', 'around my genitals', 'cauda_equina'],
    ['I tripped on the stairs carpet yesterday', 'my back hurts', 'fracture_trauma'],
    ['my bum', 'its numb', 'cauda_equina'],
    ['my bottom hurts', 'and it is numb', 'cauda_equina'],
    ['its my bladder', 'it stopped working', 'cauda_equina'],
    ['my calf', 'its swollen', 'dvt'],
    ['my tummy', 'it keeps pulsing', 'aaa'],
    ['what is saddle numbness', 'ive got that', 'cauda_equina'],
    ['what are the signs of cauda equina', 'i have all of those', 'cauda_equina'],
    ['what are the signs of a stroke', 'i have that', 'ambulance'],
    ['can sciatica make you numb between the legs', 'i have that', 'cauda_equina'],
    ['can sciatica affect your bladder', 'mine is', 'cauda_equina'],
    ['what is a stroke', 'im having one', 'ambulance'],
    ['what is a dvt', 'i have that', 'dvt'],
    ['what is a dvt', 'i have that but can i still come today', 'dvt'],
    ['what does foot drop mean', 'thats me', 'neuro_deficit'],
    ['my chest', 'its really tight', 'ambulance'],
    ['my face', 'its drooping', 'ambulance'],
    ['my foot', 'it wont lift up', 'neuro_deficit'],
    ['sciatica in my left leg', 'and now the other leg', 'cauda_equina'],
    ['my back is agony', 'i have a temperature', 'infection'],
    ['does sciatica cause numbness', 'mines round my bum', 'cauda_equina'],
    ['took some painkillers for my back', 'about 40 of them', 'overdose'],
    ['took some painkillers for my back', 'i took more', 'overdose'],
    ['my leg is numb', 'and round my bum too', 'cauda_equina'],
    ['pins and needles down my leg', 'now in my bum as well', 'cauda_equina'],
    ['my leg is cold', 'and white', 'limb_ischaemia'],
    ['ive got a sore back', 'and ive lost a lot of weight', 'cancer'],
    [
      'ive got sciatica in my left leg',
      'its started in the other leg as well',
      'cauda_equina',
    ],
  ])('"%s", then "%s", is found', (first, second, flag) => {
    expect(gate(first, []).redFlag).toBeNull();
    expect(overTwoTurns(first, second)).toBe(flag);
  });
});

describe('how it goes on after a danger was told', () => {
  it.each([
    ['numb bum', 'its getting worse', 'cauda_equina'],
    ['my chest hurts and my arm is heavy, chest pain', 'still there', 'ambulance'],
    ['i want to die', 'no change', 'self_harm'],
    ['cant pee', 'it hasnt gone away', 'cauda_equina'],
    ['could it be a blood clot', 'no better', 'dvt'],
  ])('brings care again: "%s", then "%s"', (first, second, flag) => {
    expect(overTwoTurns(first, second)).toBe(flag);
  });

  it.each([
    ['what is sciatica', 'its getting worse'],
    ['my back aches', 'no better'],
    ['hello', 'still there'],
  ])('is nothing by itself: "%s", then "%s"', (first, second) => {
    expect(overTwoTurns(first, second)).toBeNull();
  });
});

describe('a child told of over three turns', () => {
  it('brings the card of a child with a fever, not that of an adult', () => {
    const turns = ['my son is 9', 'his back hurts'];
    const [first = [], second = []] = turns.map((turn) => gate(turn, []).concepts);
    const { redFlag } = gate('he has a temperature', [...first, ...second]);
    expect(redFlag?.card).toBe('emergency-child');
    expect(gate('he has a temperature', second).redFlag?.card).toBe('urgent-today');
  });
});

describe('a later turn without a concept of its own', () => {
  it.each([
    'how long does it last',
    'can I book',
    'thanks',
    'what about exercise',
    'yes',
  ])('does not fire by what was said before: "%s"', (second) => {
    expect(overTwoTurns('I had breast cancer and my back hurts', second)).toBeNull();
    expect(overTwoTurns('my bum is numb', second)).toBeNull();
  });

  it.each([
    ['my bum hurts', 'my toes tingle'],
    ['my leg is numb', 'i sit on my bum all day'],
    ['took some painkillers for my back', 'i took the bus'],
    ['my bottom is sore', 'my leg goes numb'],
    ['what is cauda equina', 'how do i book'],
    ['what is cauda equina', 'i dont have that'],
    ['my leg hurts', 'do you treat swelling'],
    ['the gym made my chest muscles sore', 'my back hurts'],
    ['what is a stroke', 'i have a question about prices'],
    ['sciatica in my left leg', 'the right one is fine'],
    ['sciatica in my left leg', 'which is the right one for me'],
  ])(
    'does not fire where the one has nothing to do with the other: "%s", "%s"',
    (first, second) => {
      expect(overTwoTurns(first, second)).toBeNull();
    },
  );

  it('does not fire when it only asks in general', () => {
    expect(overTwoTurns('I am 30 weeks pregnant', 'what causes back pain')).toBeNull();
  });
});

describe('a foot that tingles, then a sore buttock', () => {
  it('is ordinary sciatica', () => {
    expect(overTwoTurns('tingling in my foot', 'and pain in my buttock')).toBeNull();
  });
});

describe('two red flags in one query', () => {
  it('are both reported, the more urgent one first', () => {
    const { redFlag, flags } = gate(
      'my calf is hot and swollen and I cannot breathe',
      [],
    );
    expect(redFlag?.route).toBe('emergency');
    expect(flags.map((flag) => flag.flag)).toContain('dvt');
  });

  it('put an overdose before the crisis lines', () => {
    const { redFlag } = gate('I want to die and I took 30 paracetamol', []);
    expect(redFlag?.flag).toBe('overdose');
  });
});

describe('what the gate remembers', () => {
  it('is ids of concepts, twelve at most, never text', () => {
    const { concepts } = gate(
      'cancer osteoporosis fever numb weak cannot pee pregnant fainted calf swollen breathless chest pain fell off a ladder chemo HIV weight loss',
      [],
    );
    expect(concepts.length).toBeLessThanOrEqual(12);
    for (const concept of concepts) expect(concept).toMatch(/^[a-z0-9-]+$/);
  });

  it('ignores concepts that it does not know', () => {
    expect(gate('my back hurts', ['no-such-concept']).redFlag).toBeNull();
  });
});
