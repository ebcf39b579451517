import type { Knowledge } from '../src/schema/knowledge.ts';

/** Why a knowledge base may not go into production, each reason with what mends it. */
export const reasonsAgainst = ({
  clinic,
  entries,
  review,
}: Knowledge): readonly string[] => [
  ...(clinic.example
    ? [
        "knowledge/clinic.yaml still holds example facts: put the clinic's own, remove 'example: true'.",
      ]
    : []),
  ...(entries.some(({ hash, signature }) => signature?.hash === hash)
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
