import * as z from 'zod';
import { daySchema, idSchema } from './ids.ts';
import { weekdays } from './weekday.ts';

const httpsUrl = z.url({ protocol: /^https$/ });
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use 24-hour times, like 09:00');

/** One stretch of opening: from, to; `to` after `from` on the same day. */
export const rangeSchema = z.tuple([time, time]);

/** Days closed or with other hours; an empty list means closed. */
export const exceptionSchema = z.strictObject({
  day: daySchema,
  hours: z.array(rangeSchema).default([]),
  why: z.string().optional(),
});

export const hoursSchema = z.strictObject({
  'time-zone': z.string(),
  'bank-holidays': z.enum(['england-and-wales', 'scotland', 'northern-ireland', 'none']),
  week: z.record(z.enum(weekdays), z.array(rangeSchema)),
  exceptions: z.array(exceptionSchema).default([]),
});

const slug = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const numericId = z.string().regex(/^\d{1,20}$/);

/** Where visitors book. Secrets never stand here; they come from the settings. */
export const bookingSchema = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('link'), url: httpsUrl }),
  z.strictObject({
    provider: z.literal('calcom'),
    user: slug,
    event: slug,
    'event-type-id': numericId,
    'days-ahead': z.number().int().min(1).max(30).default(7),
  }),
  z.strictObject({
    provider: z.literal('cliniko'),
    account: slug,
    shard: z.string().regex(/^[a-z]{2}\d{1,2}$/),
    'business-id': numericId,
    'practitioner-ids': z.array(numericId).min(1).max(10),
    'appointment-type-id': numericId,
    'contact-email': z.email(),
  }),
  z.strictObject({
    provider: z.literal('jane'),
    clinic: slug,
    location: slug,
    'staff-member': numericId.optional(),
  }),
  z.strictObject({
    provider: z.literal('nookal'),
    company: slug,
    location: slug.optional(),
  }),
  z.strictObject({
    provider: z.literal('acuity'),
    name: slug,
    'appointment-type': numericId.optional(),
    calendar: numericId.optional(),
  }),
  z.strictObject({ provider: z.literal('calendly'), user: slug, event: slug }),
  z.strictObject({ provider: z.literal('square'), id: slug, location: slug }),
]);
export type Booking = z.infer<typeof bookingSchema>;

export const reviewerSchema = z.strictObject({
  name: z.string().min(1),
  role: z.string().min(1),
  registration: z.string().optional(),
  /** The git identity that signs; compared with `git config user.email`. */
  email: z.email(),
});

/** `knowledge/clinic.yaml`: values only. */
export const clinicSourceSchema = z.strictObject({
  /** true until the deployer has put in the real values; blocks a production deploy. */
  example: z.boolean(),
  name: z.string().min(1),
  phone: z.string().min(5),
  email: z.email().optional(),
  address: z.string().optional(),
  links: z.record(idSchema, httpsUrl).default({}),
  'booking-hosts': z.array(z.string()).default([]),
  booking: bookingSchema,
  'call-back': z.boolean().default(true),
  hours: hoursSchema,
  signing: z.strictObject({
    'valid-months': z.number().int().min(1).max(36).default(12),
    'grace-days': z.number().int().min(0).max(60).default(14),
  }),
  reviewers: z.array(reviewerSchema).default([]),
});
export type ClinicSource = z.infer<typeof clinicSourceSchema>;

/** The clinic, compiled: bank holidays computed, telephone link made. */
export const clinicSchema = clinicSourceSchema.extend({
  phoneHref: z.string().regex(/^tel:\+?\d+$/),
  bankHolidays: z.array(z.strictObject({ day: daySchema, name: z.string() })),
  /** Last day that `bankHolidays` covers. */
  bankHolidaysUntil: daySchema,
});
export type Clinic = z.infer<typeof clinicSchema>;
