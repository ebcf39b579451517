import { describe, expect, it } from 'vitest';
import { isCode } from '../../src/read/code.ts';

describe('isCode', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    '</script><script>fetch("//x")</script>',
    "1'; DROP TABLE entries; --",
    "x' OR '1'='1",
    '{{7*7}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an attack as it is typed
    '${jndi:ldap://x}',
    '../../../etc/passwd',
    '; rm -rf /',
    '$(curl x)',
    'document.cookie',
    "root' #",
  ])('sees program text in %j', (query) => {
    expect(isCode(query)).toBe(true);
  });

  it.each([
    'is pain < 6 weeks old still acute',
    'my back & leg hurt; and I cannot sit. What helps?',
    "it's my leg (left); or maybe my back",
    'does it hurt more at 3am - why?',
    "what's L4/L5",
    'pain 7/10; select exercises that help',
    'what does “trapped nerve” mean',
    'I love you <3',
    "the doctor's 'wait and see' and then what",
    'I sit at a desk by the window. What helps with back pain?',
    'sciatica (left leg) and back pain from sitting, what helps?',
    'what is sciatica (leg pain) and where does it come from?',
    'how long does the process (assessment and treatment) take',
  ])('leaves %j a question', (query) => {
    expect(isCode(query)).toBe(false);
  });

  it('looks at the beginning only, so that a hostile length costs nothing', () => {
    expect(isCode(`${'back pain '.repeat(39)}{{7*7}}`)).toBe(true);
    expect(isCode(`${'back pain '.repeat(2000)}{{7*7}}`)).toBe(false);
  });
});
