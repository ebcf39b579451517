import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBooking } from '../../src/booking/check-booking.ts';
import { bookingHref, clinikoHref } from '../../src/booking/link.ts';
import type { Booking } from '../../src/schema/clinic.ts';
import { bookingSchema } from '../../src/schema/clinic.ts';
import { calcom, cliniko } from './clinic.ts';

const messages = (booking: Booking, hosts: string[] = []): string[] =>
  checkBooking({ booking, 'booking-hosts': hosts }).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

const links: readonly (readonly [Booking, string])[] = [
  [{ provider: 'link', url: 'https://calendly.com/x/y' }, 'https://calendly.com/x/y'],
  [calcom, 'https://cal.com/example-clinic/first-visit'],
  [
    cliniko,
    'https://example.uk1.cliniko.com/bookings?business_id=11&practitioner_id=21&appointment_type_id=31#service',
  ],
  [
    { provider: 'jane', clinic: 'example', location: 'main' },
    'https://example.janeapp.com/locations/main/book',
  ],
  [
    { provider: 'jane', clinic: 'example', location: 'main', 'staff-member': '7' },
    'https://example.janeapp.com/locations/main/book#/staff_member/7',
  ],
  [
    { provider: 'nookal', company: 'c1' },
    'https://bookings.nookal.com/bookings/company/c1',
  ],
  [
    { provider: 'nookal', company: 'c1', location: 'l2' },
    'https://bookings.nookal.com/bookings/company/c1/l2',
  ],
  [
    { provider: 'acuity', name: 'example' },
    'https://example.acuityscheduling.com/schedule.php',
  ],
  [
    { provider: 'acuity', name: 'example', 'appointment-type': '5', calendar: '6' },
    'https://example.acuityscheduling.com/schedule.php?appointmentType=5&calendarID=6',
  ],
  [
    { provider: 'calendly', user: 'example', event: 'visit' },
    'https://calendly.com/example/visit',
  ],
  [
    { provider: 'square', id: 'ab', location: 'CD' },
    'https://squareup.com/appointments/book/ab/CD/start',
  ],
];

describe('bookingHref', () => {
  it.each(links)('builds the address of %j', (booking, href) => {
    expect(bookingHref({ booking })).toBe(href);
    expect(messages(booking)).toEqual([]);
  });

  it('leads to the practitioner that was chosen', () => {
    expect(clinikoHref(cliniko, '22')).toContain('practitioner_id=22&');
  });

  it('never leaves the host of its provider, whatever the ids are', () => {
    const id = fc.string({ maxLength: 40 });
    void fc.assert(
      fc.property(id, id, (user, event) => {
        const parsed = bookingSchema.safeParse({ provider: 'calendly', user, event });
        if (!parsed.success) return;
        const url = new URL(bookingHref({ booking: parsed.data }));
        expect(url.host).toBe('calendly.com');
        expect([url.search, url.hash, url.username]).toEqual(['', '', '']);
      }),
    );
  });

  it.each(['../admin', 'a/b', 'a?b', 'a#b', 'a b', 'a@b', '', 'ü'])(
    'has no address for the id "%s"',
    (user) => {
      const booking = { provider: 'calendly', user, event: 'visit' };
      expect(bookingSchema.safeParse(booking).success).toBe(false);
    },
  );
});

describe('checkBooking', () => {
  it.each([
    'https://evil.example/visit',
    'https://calendly.com.evil.example/visit',
    'https://evilcliniko.com/bookings',
    'https://calendly.com:8443/visit',
  ])('refuses %s, whose host is on no list', (url) => {
    expect(messages({ provider: 'link', url })).toEqual([
      expect.stringContaining('which is not in "booking-hosts"'),
    ]);
  });

  it('accepts a host that the clinic lists', () => {
    const url = 'https://book.clinic.example/visit?location=main';
    expect(messages({ provider: 'link', url }, ['book.clinic.example'])).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'http://calendly.com/x',
    'https://me:x@calendly.com/x',
  ])('refuses %s, which is no plain https address', (url) => {
    expect(messages({ provider: 'link', url })).toEqual([
      expect.stringContaining('is not a booking address'),
    ]);
  });

  it.each(['https://a.example', 'localhost', 'a b.example', 'a.example/x'])(
    'refuses "%s" in the list of hosts',
    (host) => {
      expect(messages(calcom, [host])).toEqual([
        expect.stringContaining(`"${host}" is not a host`),
      ]);
    },
  );

  it('warns of a health word in the address', () => {
    expect(messages({ ...calcom, event: 'back-pain-visit' })).toEqual([
      expect.stringContaining('warning: The booking address contains the word "back"'),
    ]);
  });
});
