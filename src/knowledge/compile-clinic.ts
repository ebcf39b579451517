import { checkBooking } from '../booking/check-booking.ts';
import { checkHours } from '../booking/check-hours.ts';
import type { Clinic, ClinicSource } from '../schema/clinic.ts';
import type { ContentProblem, SourceProblem } from '../schema/content-problem.ts';
import { bankHolidays } from './bank-holidays.ts';
import type { Legible } from './legible.ts';
import { telephoneLink } from './references.ts';
import { placed } from './source-problems.ts';

/** What a schema cannot say about clinic.yaml. */
const clinicProblems = (clinic: ClinicSource): readonly SourceProblem[] => [
  ...checkHours(clinic),
  ...checkPhone(clinic),
  ...checkBooking(clinic),
];

const checkPhone = ({ phone }: ClinicSource): readonly SourceProblem[] =>
  /^tel:\+?\d{3,15}$/.test(telephoneLink(phone))
    ? []
    : [
        {
          severity: 'error',
          path: ['phone'],
          message: `"${phone}" is not a telephone number. Use digits and spaces.`,
        },
      ];

/** Compiles clinic.yaml: checks it and computes the bank holidays. */
export const compileClinic = (
  { source, yaml }: Legible<ClinicSource>,
  today: string,
): { readonly clinic: Clinic; readonly problems: readonly ContentProblem[] } => ({
  clinic: {
    ...source,
    phoneHref: telephoneLink(source.phone),
    ...bankHolidays(source.hours['bank-holidays'], today),
  },
  problems: placed(clinicProblems(source), yaml),
});
