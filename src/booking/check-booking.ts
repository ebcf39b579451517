import type { ClinicSource } from '../schema/clinic.ts';
import type { SourceProblem } from '../schema/content-problem.ts';
import { bookingHref } from './link.ts';

type Checked = Pick<ClinicSource, 'booking' | 'booking-hosts'>;

/** The hosts on which known booking systems serve their pages; a dot means 'under it'. */
export const knownBookingHosts = [
  'cal.com',
  '.cliniko.com',
  '.janeapp.com',
  'bookings.nookal.com',
  '.acuityscheduling.com',
  'calendly.com',
  'squareup.com',
  'app.squareup.com',
] as const;

const hostName = /^[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/;

/** Words that would tell every server on the way what somebody's appointment is about. */
const healthWords = new Set(
  'back leg legs spine disc nerve nerves pain sciatica injury injuries symptom symptoms surgery diagnosis arthritis numbness'.split(
    ' ',
  ),
);

/** What the schema cannot say about booking: allowed hosts, and addresses that tell. */
export const checkBooking = (clinic: Checked): SourceProblem[] => [
  ...clinic['booking-hosts'].flatMap((host, index) => checkHost(host, index)),
  ...checkAddress(clinic),
];

const checkHost = (host: string, index: number): SourceProblem[] =>
  hostName.test(host) && host.includes('.')
    ? []
    : [
        {
          severity: 'error',
          path: ['booking-hosts', index],
          message: `"${host}" is not a host. Write only the part between https:// and the next slash, such as book.example.com.`,
        },
      ];

const checkAddress = (clinic: Checked): SourceProblem[] => {
  const { provider } = clinic.booking;
  const path = provider === 'link' ? ['booking', 'url'] : ['booking'];
  const href = bookingHref(clinic);
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '') {
    return [
      {
        severity: 'error',
        path,
        message: `"${href}" is not a booking address. It must begin with https:// and hold no name or password.`,
      },
    ];
  }
  // A port would be part of `host`; an allowed name stands for its standard port only.
  if (!isAllowed(hostOf(url.href), clinic['booking-hosts'])) {
    return [
      {
        severity: 'error',
        path,
        message: `Booking leads to "${hostOf(url.href)}", which is not in "booking-hosts". Add the host there if it is really the clinic's booking page.`,
      },
    ];
  }
  const told = wordsOf(`${url.pathname} ${url.search} ${url.hash}`).find((word) =>
    healthWords.has(word),
  );
  return told === undefined
    ? []
    : [
        {
          severity: 'warning',
          path,
          message: `The booking address contains the word "${told}". Addresses are seen by other computers, so nothing in one should tell what a visit is about. Use a neutral name.`,
        },
      ];
};

const hostOf = (href: string): string =>
  href.slice('https://'.length).split('/')[0] ?? '';

const isAllowed = (host: string, allowed: readonly string[]): boolean =>
  allowed.includes(host) ||
  knownBookingHosts.some((known) =>
    known.startsWith('.') ? isUnder(host, known) : host === known,
  );

const isUnder = (host: string, parent: string): boolean =>
  host.endsWith(parent) && hostName.test(host);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^a-z]+/);
