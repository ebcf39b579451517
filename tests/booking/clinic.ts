import type { Booking, Clinic } from '../../src/schema/clinic.ts';

type Hours = Clinic['hours'];

/** Nine to half past six on weekdays with a lunch break, nine to one on Saturdays. */
export const hours = (changes: Partial<Hours> = {}): Hours => ({
  'time-zone': 'Europe/London',
  'bank-holidays': 'england-and-wales',
  week: {
    monday: [
      ['09:00', '13:00'],
      ['14:00', '18:30'],
    ],
    tuesday: [['08:00', '18:30']],
    wednesday: [['09:00', '18:30']],
    thursday: [['09:00', '18:30']],
    friday: [['09:00', '18:30']],
    saturday: [['09:00', '13:00']],
    sunday: [],
  },
  exceptions: [],
  ...changes,
});

export const calcom: Extract<Booking, { provider: 'calcom' }> = {
  provider: 'calcom',
  user: 'example-clinic',
  event: 'first-visit',
  'event-type-id': '4242',
  'days-ahead': 7,
};

export const cliniko: Extract<Booking, { provider: 'cliniko' }> = {
  provider: 'cliniko',
  account: 'example',
  shard: 'uk1',
  'business-id': '11',
  'practitioner-ids': ['21', '22'],
  'appointment-type-id': '31',
  'contact-email': 'web@clinic.example',
};

/** A clinic for tests; nothing in it is real. */
export const clinic = (changes: Partial<Clinic> = {}): Clinic => ({
  example: true,
  name: 'Example Clinic',
  phone: '020 7946 0000',
  phoneHref: 'tel:+442079460000',
  links: {},
  'booking-hosts': ['book.clinic.example'],
  booking: { provider: 'link', url: 'https://book.clinic.example/visit' },
  'call-back': true,
  hours: hours(),
  signing: { 'valid-months': 12, 'grace-days': 14 },
  reviewers: [],
  bankHolidays: [
    { day: '2026-12-25', name: 'Christmas Day' },
    { day: '2026-12-28', name: 'Boxing Day (substitute day)' },
    { day: '2027-01-01', name: "New Year's Day" },
  ],
  bankHolidaysUntil: '2029-12-31',
  ...changes,
});
