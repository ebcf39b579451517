import { describe, expect, it } from 'vitest';
import { ownOnly, safeHref } from '../../widget/link.ts';

const base = 'https://help.clinic.example/';

describe('safeHref', () => {
  it.each([
    ['https://example.com/a', 'https://example.com/a'],
    ['tel:+442079460000', 'tel:+442079460000'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['sms:85258', 'sms:85258'],
    ['/ask', 'https://help.clinic.example/ask'],
    ['ask', 'https://help.clinic.example/ask'],
  ])('follows %s', (href, whole) => {
    expect(safeHref(href, base)).toBe(whole);
  });

  it.each([
    'javascript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://help.clinic.example/x',
    'http://example.com/',
    'https://user@example.com/',
    'ftp://example.com/',
    'about:blank',
    '',
    undefined,
    null,
    7,
    {},
  ])('refuses %s, or stays at home', (href) => {
    const found = safeHref(href, base);
    expect(found === undefined || found.startsWith(base)).toBe(true);
  });

  it('keeps forms at the service itself', () => {
    expect(safeHref('/api/call-back', base, ownOnly)).toBe(`${base}api/call-back`);
    for (const away of [
      'https://evil.example/',
      '//evil.example/',
      '/\t/evil.example',
      'tel:1',
    ]) {
      expect(safeHref(away, base, ownOnly)).toBeUndefined();
    }
  });
});
