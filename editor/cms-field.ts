import type { Choice } from '../src/schema/editor.ts';
import type { SchemaField, Shape } from './schema-fields.ts';
import { fieldsIn } from './schema-fields.ts';
import type { FieldWords } from './words.ts';

/** A field as the editor's configuration describes it. */
export type CmsField = {
  readonly name: string;
  readonly label: string;
  readonly widget: string;
  readonly required: boolean;
  readonly [option: string]: unknown;
};

/** What is known of the fields of a schema beside its shapes. */
export type FieldKnowledge = {
  readonly words: Readonly<Record<string, FieldWords>>;
  /** Words for the keys inside a field that has keys. */
  readonly inside?: Readonly<Record<string, Readonly<Record<string, FieldWords>>>>;
  /** What a field is chosen from. */
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Fields that may be longer than a line. */
  readonly long?: readonly string[];
};

/** The limits of a shape in the editor's words. */
const limitsOf = ({ minLength, maxLength, minItems, maxItems, pattern }: Shape) => ({
  ...(minLength === undefined || minLength < 2 ? {} : { minlength: minLength }),
  ...(maxLength === undefined ? {} : { maxlength: maxLength }),
  ...(minItems === undefined ? {} : { min: minItems }),
  ...(maxItems === undefined ? {} : { max: maxItems }),
  ...(pattern === undefined ? {} : { pattern: [pattern, patternHint] }),
});

const patternHint = 'Use lower-case letters, numbers and hyphens.';

/** The limits of a list in words, for its hint. */
const sizeHint = ({ minItems, maxItems }: Shape): string => {
  if (minItems !== undefined) return ` At least ${minItems}.`;
  return maxItems === undefined ? '' : ` At most ${maxItems}.`;
};

/** A list of lines, of longer texts, or of items with keys of their own. */
const listOf = (key: string, { items }: Shape, knowledge: FieldKnowledge) => {
  if (items?.properties === undefined) {
    return knowledge.long?.includes(key)
      ? {
          widget: 'list',
          label_singular: 'a text',
          field: { name: 'text', label: 'Text', widget: 'text' },
        }
      : { widget: 'list', label_singular: 'a line' };
  }
  const words = knowledge.inside?.[key] ?? {};
  return {
    widget: 'list',
    label_singular: 'one',
    collapsed: true,
    minimize_collapsed: true,
    summary: '{{title}}',
    fields: fieldsIn(items).map((field) => cmsField(field, { ...knowledge, words })),
  };
};

/** Makes the field of one key. A key without words keeps its own name as its label. */
export const cmsField = (
  { key, shape, isRequired }: SchemaField,
  knowledge: FieldKnowledge,
): CmsField => {
  const { label, hint } = knowledge.words[key] ?? { label: key };
  const options = knowledge.choices?.[key];
  const limits = limitsOf(shape);
  const size = sizeHint(shape);
  const field = {
    name: key,
    label,
    ...(hint === undefined && size === '' ? {} : { hint: `${hint ?? ''}${size}` }),
    required: isRequired,
  };
  switch (shape.type) {
    case 'boolean':
      return {
        ...field,
        widget: 'boolean',
        required: false,
        default: shape.default === true,
      };
    case 'number':
    case 'integer':
      return { ...field, widget: 'number', value_type: 'int' };
    case 'array':
      return options === undefined
        ? { ...field, ...limits, ...listOf(key, shape, knowledge) }
        : { ...field, ...limits, widget: 'select', multiple: true, options };
    case 'object': {
      const words = knowledge.inside?.[key] ?? {};
      const fields = fieldsIn(shape).map((inside) =>
        cmsField(inside, { ...knowledge, words }),
      );
      return { ...field, widget: 'object', fields };
    }
    default:
      if (shape.enum !== undefined) {
        return { ...field, widget: 'select', options: [...shape.enum] };
      }
      if (options !== undefined) return { ...field, widget: 'select', options };
      return {
        ...field,
        ...limits,
        widget: knowledge.long?.includes(key) ? 'text' : 'string',
        ...(shape.format === 'uri'
          ? { type: 'url', pattern: ['^https://', 'Begin with https://'] }
          : {}),
        ...(shape.format === 'email' ? { type: 'email' } : {}),
      };
  }
};
