import type { SettingError } from '../schema/settings.ts';

/** Says what is wrong with the settings, in lines for the terminal. */
export const explainSettings = (errors: readonly SettingError[]): readonly string[] => [
  'The settings are wrong:',
  ...errors.map(({ name, message }) => `  ${name}: ${message}`),
];
