import type * as z from 'zod/mini';

/** Says what a setting must be, for the deployer: Zod Mini brings no words of its own. */
export const settingWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}`;
    case 'invalid_type':
      return `must be a ${issue.expected}`;
    case 'too_small':
      return issue.minimum === 1
        ? 'must not be empty'
        : `must be at least ${issue.minimum} characters`;
    default:
      return 'is not valid';
  }
};
