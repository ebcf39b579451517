import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../widget/contrast.ts';

const css = readFileSync(new URL('../../widget/style/base.css', import.meta.url), 'utf8');

type Colour = readonly [number, number, number];
const parse = (hex: string): Colour => {
  const digits =
    hex.length === 4
      ? [...hex.slice(1)].map((digit) => digit + digit)
      : hex.match(/[^#]{2}/g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return [red, green, blue];
};
const rgb = (colour: Colour): string => `rgb(${colour.join(', ')})`;
const mix = (one: Colour, share: number, other: Colour): Colour => {
  const [red = 0, green = 0, blue = 0] = one.map((part, at) =>
    Math.round(part * share + (other[at] ?? 0) * (1 - share)),
  );
  return [red, green, blue];
};

/** The default of a variable in one scheme, read from the style sheet itself. */
const named = (name: string, scheme: 'light' | 'dark'): Colour => {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}:[^;]*light-dark\\((#\\w+), (#\\w+)\\)`).exec(css) ?? [];
  return parse(scheme === 'light' ? light : dark);
};
const share = (name: string): number =>
  Number(new RegExp(`--${name}: color-mix\\([^)]*\\) (\\d+)%`).exec(css)?.[1]) / 100;

describe('contrast', () => {
  it('is WCAG’s', () => {
    expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21, 0);
    expect(contrast('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toBeCloseTo(4.48, 1);
  });

  it.each(['light', 'dark'] as const)(
    'of the default colours is enough, %s',
    (scheme) => {
      const surface = named('surface', scheme);
      const text = named('text', scheme);
      const accent = named('accent', scheme);
      const tint = mix(accent, share('tint'), surface);
      const quiet = mix(text, share('quiet'), surface);
      const edge = mix(text, share('edge'), surface);
      for (const ground of [surface, mix(accent, 0.04, surface), tint]) {
        expect(contrast(rgb(text), rgb(ground))).toBeGreaterThanOrEqual(7);
        expect(contrast(rgb(accent), rgb(ground))).toBeGreaterThanOrEqual(4.5);
      }
      for (const ground of [mix(accent, 0.04, surface), tint]) {
        expect(contrast(rgb(quiet), rgb(ground))).toBeGreaterThanOrEqual(4.5);
      }
      expect(
        contrast(rgb(named('on-accent', scheme)), rgb(accent)),
      ).toBeGreaterThanOrEqual(7);
      expect(contrast(rgb(edge), rgb(surface))).toBeGreaterThanOrEqual(3);
    },
  );

  it('of the care cards is enough', () => {
    expect(contrast(rgb(parse('#d5281b')), 'rgb(255, 255, 255)')).toBeGreaterThanOrEqual(
      4.5,
    );
    expect(contrast(rgb(parse('#212b32')), 'rgb(255, 255, 255)')).toBeGreaterThanOrEqual(
      7,
    );
  });
});
