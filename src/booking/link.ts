import type { Clinic } from '../schema/clinic.ts';

/**
 * The address where visitors book, built from the validated ids of `clinic.yaml`.
 * It never carries a word of the visitor's or about health: address shapes from the
 * providers' public pages (see docs/booking.md).
 */
export const bookingHref = ({ booking }: Pick<Clinic, 'booking'>): string => {
  switch (booking.provider) {
    case 'link':
      return booking.url;
    case 'calcom':
      return `https://cal.com/${booking.user}/${booking.event}`;
    case 'cliniko':
      return clinikoHref(booking, booking['practitioner-ids'][0] ?? '');
    case 'jane': {
      const base = `https://${booking.clinic}.janeapp.com/locations/${booking.location}/book`;
      const staff = booking['staff-member'];
      return staff === undefined ? base : `${base}#/staff_member/${staff}`;
    }
    case 'nookal': {
      const base = `https://bookings.nookal.com/bookings/company/${booking.company}`;
      return booking.location === undefined ? base : `${base}/${booking.location}`;
    }
    case 'acuity':
      return withQuery(`https://${booking.name}.acuityscheduling.com/schedule.php`, {
        appointmentType: booking['appointment-type'],
        calendarID: booking.calendar,
      });
    case 'calendly':
      return `https://calendly.com/${booking.user}/${booking.event}`;
    case 'square':
      return `https://squareup.com/appointments/book/${booking.id}/${booking.location}/start`;
    default:
      return booking satisfies never;
  }
};

/** The deep link to one practitioner's appointment of the chosen type. */
export const clinikoHref = (
  booking: Extract<Clinic['booking'], { provider: 'cliniko' }>,
  practitionerId: string,
): string =>
  `${withQuery(`https://${booking.account}.${booking.shard}.cliniko.com/bookings`, {
    business_id: booking['business-id'],
    practitioner_id: practitionerId,
    appointment_type_id: booking['appointment-type-id'],
  })}#service`;

const withQuery = (
  base: string,
  query: Readonly<Record<string, string | undefined>>,
): string => {
  const pairs = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const parts = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? base : `${base}?${parts.join('&')}`;
};
