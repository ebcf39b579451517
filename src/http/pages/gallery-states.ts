import { emptyContext } from '../../schema/context.ts';
import { galleryReplies, galleryStart } from './gallery-replies.ts';

type Answer = { readonly status: number; readonly body: unknown };

/** One state of the widget, and how the gallery's made-up service brings it about. */
export type GalleryState = {
  readonly title: string;
  /** What is asked, one after the other; nothing for the first look. */
  readonly asks: readonly string[];
  /** The answer to each; `never` keeps the visitor waiting. */
  readonly answers: readonly (Answer | 'never')[];
  /** The browser says that it is offline. */
  readonly isOffline?: true;
  /** Buttons that are pressed at the end, by their label. */
  readonly presses?: readonly string[];
  /** The service cannot be reached at all. */
  readonly isDown?: true;
};

const ok = (body: unknown): Answer => ({ status: 200, body });
const problem = (status: number, detail: string): Answer => ({
  status,
  body: {
    type: 'about:blank',
    title: 'Problem',
    status,
    detail,
    phone: galleryStart.phone.label,
    emergency: galleryStart.emergencyLine,
  },
});
const question = 'why does my leg hurt when it is my back that is bad';
const asked = (title: string, ask: string, ...answers: GalleryState['answers']) => ({
  title,
  asks: answers.map(() => ask),
  answers,
});
const { answer, draft, two, options, fallback, handOff } = galleryReplies;
const { emergency, urgent, crisis, reminder, callBackForm, slots } = galleryReplies;

/** Every state that the widget can be in, for a designer to look at. */
export const galleryStates: Readonly<Record<string, GalleryState>> = {
  open: { title: 'First open', asks: [], answers: [] },
  waiting: asked('Waiting', question, 'never'),
  answered: asked('Answered', question, ok(answer)),
  'read-more': { ...asked('Read more', question, ok(answer)), presses: ['Read more'] },
  two: asked('Two answers', 'why does my leg hurt, and does physio help?', ok(two)),
  draft: asked('Draft wording', question, ok(draft)),
  feedback: { ...asked('Not helpful', question, ok(answer)), presses: ['No'] },
  options: asked('Options', 'disc or sciatica or what', ok(options)),
  fallback: asked('Fallback', 'do you sell bicycles', ok(fallback)),
  emergency: asked('Care card: emergency', 'I am numb down below', ok(emergency)),
  urgent: asked('Care card: urgent', 'back pain and a fever', ok(urgent)),
  crisis: asked('Care card: crisis', 'I cannot go on', ok(crisis)),
  reminder: {
    title: 'Reminder of a card',
    asks: ['I am numb down below', 'what is sciatica'],
    answers: [ok(emergency), ok(reminder)],
  },
  'hand-off': asked('Hand-off', 'can I talk to a person', ok(handOff)),
  'call-back': asked('Call-back form', 'Ask for a call back', ok(callBackForm)),
  problems: {
    ...asked('Form with problems', 'Ask for a call back', ok(callBackForm)),
    presses: ['Send my request'],
  },
  slots: asked('Free appointments', 'Book an appointment', ok(slots)),
  topics: { title: 'All topics', asks: [], answers: [], presses: ['Browse all topics'] },
  offline: { ...asked('Offline', question, 'never'), isOffline: true },
  failed: asked(
    'Failed',
    question,
    problem(422, 'Sorry, something went wrong on our side.'),
  ),
  limited: asked(
    'Too many questions',
    question,
    problem(429, 'That was a lot of questions at once. Please try again in a minute.'),
  ),
  down: { title: 'Service not reachable', asks: [], answers: [], isDown: true },
  cleared: { ...asked('Cleared', question, ok(answer)), presses: ['Start again'] },
};

/** What the made-up service of one state answers. */
export const galleryAnswer = (
  name: string,
  path: string,
  turn: number,
): Answer | 'never' => {
  const state = galleryStates[name];
  if (state === undefined || state.isDown)
    return problem(422, 'Sorry, this did not work.');
  if (path === 'start') return ok(galleryStart);
  if (path !== 'ask') {
    return {
      status: 422,
      body: {
        ...(problem(422, 'Please check what you entered.').body as object),
        fields: {
          name: 'Enter your name.',
          consent: 'Tick the box so that we may phone you.',
        },
      },
    };
  }
  const answered = state.answers[Math.min(turn, state.answers.length - 1)];
  if (answered === undefined || answered === 'never') return 'never';
  const text = JSON.stringify(answered.body).replaceAll(
    '"/api/',
    `"/widget-gallery/${name}/api/`,
  );
  const context = { ...emptyContext, turn: turn + 1 };
  return { ...answered, body: { ...JSON.parse(text), context } };
};
