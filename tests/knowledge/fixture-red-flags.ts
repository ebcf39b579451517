import { contextConcepts } from '../../src/safety/compiled.ts';

const context = contextConcepts
  .map((id) => `  ${id}: [${id === 'negation-before' ? 'no, not' : 'zzz'}]`)
  .join('\n');

/** One rule and one card, in the form of red-flags.yaml. */
export const redFlags = `context:
${context}
spelling:
  - chest pain
concepts:
  chest-pain:
    words: [chest pain, pain in my chest]
rules:
  heart:
    flag: heart_attack
    route: emergency
    card: call-999
    when: [[chest-pain]]
    source: NHS
    fires:
      - I have chest pain
      - there is a pain in my chest
    silent:
      - my knee clicks
cards:
  call-999:
    route: emergency
    level: emergency
    heading: Call 999 now
    items: [Chest pain can be an emergency.]
    actions:
      - label: Call 999
        href: "tel:999"
    reminder: If you have chest pain, call 999.
    quickExit: false
`;
