import * as z from 'zod';
import { askSchema, feedbackSchema, maxQueryLength } from '../schema/ask.ts';
import { formReplySchema } from '../schema/form-reply.ts';
import { problemSchema } from '../schema/problem.ts';
import { replySchema, startSchema } from '../schema/reply.ts';
import { entriesSchema } from './entry-summary.ts';
import { healthSchema } from './health-schema.ts';

type Io = 'input' | 'output';

const schemaOf = (schema: z.core.$ZodType, io: Io): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json;
};

const json = (schema: z.core.$ZodType, io: Io = 'output') => ({
  content: { 'application/json': { schema: schemaOf(schema, io) } },
});

const problemReply = (description: string) => ({
  description,
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
});

const tooMany = problemReply('Too many requests; `Retry-After` says when to come back');

const get = (summary: string, schema: z.core.$ZodType) => ({
  get: {
    summary,
    responses: { 200: { description: 'OK', ...json(schema) }, 429: tooMany },
  },
});

const post = (
  summary: string,
  body: z.core.$ZodType,
  replies: Readonly<Record<number, object>>,
) => ({
  post: {
    summary,
    requestBody: { required: true, ...json(body, 'input') },
    responses: {
      ...replies,
      400: problemReply('Not JSON, of the wrong shape, or a query that cannot be asked'),
      403: problemReply('An origin that is not on the list'),
      413: problemReply('A body over 16 kB'),
      429: tooMany,
    },
  },
});

/** A form's fields by name, as its block describes them, in JSON or as browsers send them. */
const form = (summary: string) => {
  const fields = { schema: schemaOf(z.record(z.string(), z.string()), 'input') };
  const described = post(summary, z.record(z.string(), z.string()), {
    200: { description: 'The next step, or what came of it', ...json(formReplySchema) },
    404: problemReply('The clinic does not offer this'),
    503: problemReply('It could not be kept; the phone leads on'),
  });
  const content = {
    'application/json': fields,
    'application/x-www-form-urlencoded': fields,
  };
  return { post: { ...described.post, requestBody: { required: true, content } } };
};

/**
 * The OpenAPI document of the public routes, made from the schemas that check them. The
 * build writes it to a file, so that the Worker need not carry what makes it.
 */
export const openApiDocument = () => ({
  openapi: '3.1.0',
  info: {
    title: 'Vetted',
    version: '1',
    description: 'Answers questions with texts that a clinic has vetted, word for word.',
  },
  components: { schemas: { Problem: schemaOf(problemSchema, 'output') } },
  paths: {
    '/api/ask': post(
      'Ask a question',
      z.object({
        ...askSchema.shape,
        query: z.string().min(1).max(maxQueryLength),
      }),
      { 200: { description: 'The reply', ...json(replySchema) } },
    ),
    '/api/start': get('What a chat needs before the first question', startSchema),
    '/api/entries': get('The entries that are served', entriesSchema),
    '/api/feedback': post('Say whether an answer helped', feedbackSchema, {
      204: { description: 'Counted' },
    }),
    '/api/slots': {
      ...get('Free times, as a form', formReplySchema),
      ...form('Choose a free time'),
    },
    '/api/bookings': form('Book a free time'),
    '/api/call-back': {
      ...get('The form of a call-back request', formReplySchema),
      ...form('Ask for a call-back'),
    },
    '/api/health': get('How the service is', healthSchema),
  },
});
