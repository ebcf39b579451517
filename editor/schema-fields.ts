import * as z from 'zod';

/** What a form needs to know of a value: the part of JSON Schema that our schemas use. */
export type Shape = {
  readonly type?: 'string' | 'array' | 'boolean' | 'object' | 'number' | 'integer';
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
};

/** One key of a schema. */
export type SchemaField = {
  readonly key: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
};

/** The keys of an object's shape, in the order of the schema. */
export const fieldsIn = ({
  properties = {},
  required = [],
}: Shape): readonly SchemaField[] =>
  Object.entries(properties).map(([key, shape]) => ({
    key,
    shape,
    isRequired: required.includes(key),
  }));

/** The keys of a schema as people fill them in (a key with a default may stay empty). */
export const fieldsOf = (schema: z.core.$ZodType): readonly SchemaField[] =>
  fieldsIn(z.toJSONSchema(schema, { io: 'input' }) as Shape);
