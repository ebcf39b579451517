import { clinicDay } from '../src/http/clinic-day.ts';
import type { Entry } from '../src/schema/entry.ts';
import type { Knowledge } from '../src/schema/knowledge.ts';
import { statusOf } from '../src/schema/signature.ts';

/** Why a knowledge base may not go into production, each reason with what mends it. */
export const reasonsAgainst = (knowledge: Knowledge, now: Date): readonly string[] => {
  const { clinic, entries, review } = knowledge;
  const today = clinicDay(knowledge, now);
  const graceDays = clinic.signing['grace-days'];
  const isSigned = (entry: Entry) => statusOf(entry, { today, graceDays }) === 'signed';
  return [
    ...(clinic.example
      ? [
          "knowledge/clinic.yaml still holds example facts: put the clinic's own, remove 'example: true'.",
        ]
      : []),
    ...(entries.some(isSigned)
      ? []
      : [
          "No entry is signed. See 'npm run knowledge -- status', then 'npm run knowledge -- sign'.",
        ]),
    ...(review.rulesSigned
      ? []
      : ["The red-flag rules are not signed: 'npm run knowledge -- sign red-flags'."]),
    ...(review.wordingSigned
      ? []
      : ["The fixed wording is not signed: 'npm run knowledge -- sign wording'."]),
  ];
};
