import { clinicSourceSchema } from '../src/schema/clinic.ts';
import { wordingSourceSchema } from '../src/schema/wording.ts';
import type { SchemaField } from './schema-fields.ts';
import { editableFields } from './settings-format.ts';

/** A file of the knowledge base that is not an entry. */
export type SettingsFile = {
  readonly name: string;
  readonly label: string;
  /** From the project's top. */
  readonly file: string;
  readonly fields: readonly SchemaField[];
};

/** What reception changes; booking, hours and reviewers are the deployer's and the lead's. */
const clinicKeys = ['name', 'phone', 'email', 'address', 'call-back'];

/** The settings files that the form edits, with the keys that it can hold. */
export const settingsFiles: readonly SettingsFile[] = [
  {
    name: 'clinic',
    label: 'Name, phone and address',
    file: 'knowledge/clinic.yaml',
    fields: editableFields(clinicSourceSchema, clinicKeys),
  },
  {
    name: 'wording',
    label: 'Fixed wording and declined topics',
    file: 'knowledge/wording.yaml',
    fields: editableFields(wordingSourceSchema),
  },
];
