import type { Block, Inline } from '../schema/block.ts';
import type { ClinicSource } from '../schema/clinic.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { didYouMean } from './nearest.ts';
import type { Place } from './problems.ts';
import { errorAt } from './problems.ts';

/** A `{{name}}` in a text, and where it stands. */
export type Reference = Place & { readonly name: string };

/** What `{{name}}` stands for: a text, and the link that it becomes by itself. */
type Value = { readonly text: string; readonly href?: string };

/** The values of clinic.yaml that texts may refer to, by name. */
export type ReferenceValues = ReadonlyMap<string, Value>;

const referencePattern = /\{\{ ?([a-z0-9.-]*) ?\}\}/g;

/**
 * The telephone link of a number as people write it. A number in national form (with a
 * leading 0) gets the United Kingdom's code, so that it works from abroad.
 */
export const telephoneLink = (phone: string): string => {
  const digits = phone.replaceAll(/\(0\)|[^\d+]/g, '');
  return `tel:${digits.startsWith('0') ? `+44${digits.slice(1)}` : digits}`;
};

/** Collects what texts may refer to. Values that clinic.yaml does not give are absent. */
export const referenceValues = (
  clinic: Pick<ClinicSource, 'name' | 'phone' | 'email' | 'address' | 'links'>,
): ReferenceValues => {
  const values = new Map<string, Value>([
    ['name', { text: clinic.name }],
    ['phone', { text: clinic.phone, href: telephoneLink(clinic.phone) }],
  ]);
  const { email, address } = clinic;
  if (email !== undefined) values.set('email', { text: email, href: `mailto:${email}` });
  if (address !== undefined) values.set('address', { text: address.trim() });
  for (const [id, href] of Object.entries(clinic.links)) {
    values.set(`links.${id}`, { text: href, href });
  }
  return values;
};

/** Finds the references of a text. */
export const referencesIn = (text: string, place: Place): readonly Reference[] =>
  [...text.matchAll(referencePattern)].map((match) => ({
    ...place,
    name: match[1] ?? '',
    line: place.line + text.slice(0, match.index).split('\n').length - 1,
  }));

/** Finds braces that were meant as a reference and are none. */
export const brokenReferences = (
  text: string,
  place: Place,
): readonly ContentProblem[] => {
  const rest = text.replaceAll(referencePattern, '');
  if (!/\{\{|\}\}/.test(rest)) return [];
  const message =
    'A reference is written as {{phone}}, with two braces on both sides and a name in lower case between them. Close it, or delete the braces.';
  return [errorAt(place, message)];
};

/** Checks that each reference has a value in clinic.yaml, if that can be read (else null). */
export const checkReferences = (
  references: readonly Reference[],
  values: ReferenceValues | null,
): readonly ContentProblem[] => {
  if (values === null) return [];
  return references
    .filter(({ name }) => !values.has(name))
    .map((reference) =>
      errorAt(
        reference,
        `{{${reference.name}}} has no value in clinic.yaml.${
          didYouMean(reference.name, values.keys()) ||
          ` Add it there, or use one of: ${[...values.keys()].join(', ')}.`
        }`,
      ),
    );
};

/** Puts the values into a plain text; an unknown reference stays as it is. */
export const resolveText = (text: string, values: ReferenceValues): string =>
  text.replaceAll(
    referencePattern,
    (whole, name: string) => values.get(name)?.text ?? whole,
  );

/** Puts the values into a link: `tel:{{phone}}`, `mailto:{{email}}`, `{{links.x}}`. */
const resolveLink = (href: string, values: ReferenceValues): string =>
  href.replaceAll(
    /^(?:tel:|mailto:)?\{\{ ?([a-z0-9.-]*) ?\}\}$/g,
    (whole, name: string) => {
      const value = values.get(name);
      return value?.href ?? value?.text ?? whole;
    },
  );

/** Puts the values into a run of text; a phone or e-mail becomes a link by itself. */
const resolveInline = (inline: Inline, values: ReferenceValues): readonly Inline[] => {
  if (inline.href !== undefined) {
    const href = resolveLink(inline.href, values);
    return [{ ...inline, text: resolveText(inline.text, values), href }];
  }
  return inline.text
    .split(/(\{\{ ?[a-z0-9.-]* ?\}\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const name = /^\{\{ ?([a-z0-9.-]*) ?\}\}$/.exec(part)?.[1];
      const value = name === undefined ? undefined : values.get(name);
      if (value === undefined) return { ...inline, text: part };
      const { text, href } = value;
      return { ...inline, text, ...(href === undefined ? {} : { href }) };
    });
};

const resolveRow = (row: readonly Inline[], values: ReferenceValues): Inline[] =>
  row.flatMap((inline) => resolveInline(inline, values));

/** Puts the clinic's values into blocks. */
export const resolveBlocks = (
  blocks: readonly Block[],
  values: ReferenceValues,
): Block[] =>
  blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return { ...block, inlines: resolveRow(block.inlines, values) };
      case 'list':
        return { ...block, items: block.items.map((item) => resolveRow(item, values)) };
      case 'form':
        return block;
      default:
        return block satisfies never;
    }
  });
