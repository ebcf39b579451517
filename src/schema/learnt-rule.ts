/** The rule that a flag names which no rule raised but what was learnt from voices. */
export const learntRule = 'learnt-from-examples';
