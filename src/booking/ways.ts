import type { Knowledge } from '../schema/knowledge.ts';
import type { Action } from '../schema/reply.ts';
import { bookingHref } from './link.ts';

/** Where the forms of this service are found; `/ask` has pages of its own for them. */
export const formPaths = { slots: '/api/slots', callBack: '/api/call-back' } as const;

/**
 * Booking, phone and call-back: what every reply offers unless a care card stands.
 * `form` is where the form for it is, beside the plain link that always works.
 */
export const waysToReachPeople = ({
  clinic,
  wording,
}: Pick<Knowledge, 'clinic' | 'wording'>): readonly Action[] => {
  const hasSlots = ['calcom', 'cliniko'].includes(clinic.booking.provider);
  return [
    {
      type: 'booking',
      label: wording.labels.booking,
      href: bookingHref(clinic),
      ...(hasSlots ? { form: formPaths.slots } : {}),
    },
    { type: 'phone', label: wording.labels.phone, href: clinic.phoneHref },
    ...(clinic['call-back']
      ? [
          {
            type: 'call-back',
            label: wording.labels['call-back'],
            form: formPaths.callBack,
          } as const,
        ]
      : []),
  ];
};
