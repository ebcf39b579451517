/** What an entry's signature is worth today. */
export const entryStatuses = [
  'signed',
  'unsigned',
  'changed',
  'overdue',
  'withdrawn',
] as const;
