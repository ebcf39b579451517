import { clinicSourceSchema } from '../schema/clinic.ts';
import { nearestName } from './nearest.ts';
import type { ReferenceValues } from './references.ts';

/** The keys of clinic.yaml that texts may refer to; under `links` stand names. */
const referredTo = ['name', 'phone', 'email', 'address', 'links'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKey = (key: string): boolean => Object.hasOwn(clinicSourceSchema.shape, key);

/**
 * What clinic.yaml means to give, blank, also where a key is misspelt or its value cannot
 * be read: that is one mistake, and not one more in each text that refers to it.
 */
export const claimedValues = (clinic: unknown): ReferenceValues => {
  const values = new Map<string, { readonly text: string }>();
  for (const [key, inside] of Object.entries(isRecord(clinic) ? clinic : {})) {
    const meant = isKey(key) ? key : nearestName(key, referredTo);
    if (meant === 'links') {
      const names = isRecord(inside) ? Object.keys(inside) : [];
      for (const name of names) values.set(`links.${name}`, { text: '' });
    } else if (referredTo.some((name) => name === meant)) {
      values.set(meant ?? '', { text: '' });
    }
  }
  return values;
};
