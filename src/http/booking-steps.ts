import { callTimeoutMs } from '../booking/call.ts';
import { keepCallBack, offerCallBack } from '../booking/call-back.ts';
import type { Fields, FormOutcome } from '../booking/form-outcome.ts';
import { slotProvider, withCache } from '../booking/live-slots.ts';
import type { SlotProvider } from '../booking/provider.ts';
import type { SlotGround } from '../booking/slot-steps.ts';
import { bookSlot, chooseSlot, offerSlots } from '../booking/slot-steps.ts';
import { deliverDue } from '../booking/webhook.ts';
import type { Clinic } from '../schema/clinic.ts';
import type { Dependencies } from './dependencies.ts';
import { describeFault } from './log.ts';

/** The steps of booking and of a call-back; the API and the pages without script share them. */
export type BookingSteps = {
  /** Free times from a place on; '' for now. */
  readonly slots: (after: string) => Promise<FormOutcome>;
  readonly choose: (fields: Fields) => Promise<FormOutcome>;
  readonly book: (fields: Fields) => Promise<FormOutcome>;
  readonly callBack: () => FormOutcome;
  readonly keep: (fields: Fields) => Promise<FormOutcome>;
};

/** Makes the steps over what the app is given; free times are cached here. */
export const bookingSteps = (dependencies: Dependencies): BookingSteps => {
  const { knowledge: source, settings, now, randomId, store, recorder } = dependencies;
  let last: { readonly clinic: Clinic; readonly provider: SlotProvider | null } | null =
    null;

  /** The provider lives as long as the clinic's facts do. */
  const providerOf = (clinic: Clinic): SlotProvider | null => {
    if (last?.clinic === clinic) return last.provider;
    const caller = { fetch: dependencies.fetch, timeoutMs: callTimeoutMs };
    const provider = slotProvider({ clinic, settings, caller, now });
    last = { clinic, provider: provider && withCache(provider, now) };
    return last.provider;
  };

  const ground = (): SlotGround => {
    const { clinic, wording } = source.current().knowledge;
    return { clinic, wording, provider: providerOf(clinic), now: now(), randomId };
  };

  const logFault = (where: string) => (error: unknown) =>
    dependencies.log({ event: 'fault', where, ...describeFault(error) });
  const callBackGround = () => ({
    ...ground(),
    store,
    deliver: settings.CALLBACK_WEBHOOK_URL !== undefined,
    onFault: logFault('call-back'),
  });

  const counted = (outcome: FormOutcome): FormOutcome => {
    const state = outcome.kind === 'reply' ? outcome.reply.state : null;
    const knowledge = source.current().knowledge.version;
    if (state === 'booked' || state === 'requested' || state === 'continue') {
      recorder.record({ event: 'booking', count: 1, knowledge });
    }
    if (state === 'kept') recorder.record({ event: 'call-back', count: 1, knowledge });
    return outcome;
  };

  return {
    slots: (after) => offerSlots(ground(), after),
    choose: async (fields) => counted(await chooseSlot(ground(), fields)),
    async book(fields) {
      const work = bookSlot(ground(), fields);
      // A visitor who leaves must not leave a booking half made.
      dependencies.waitUntil(work);
      return counted(await work);
    },
    callBack: () => offerCallBack(callBackGround()),
    async keep(fields) {
      const outcome = counted(await keepCallBack(callBackGround(), fields));
      const isKept = outcome.kind === 'reply' && outcome.reply.state === 'kept';
      if (isKept && store !== null) {
        dependencies.waitUntil(
          deliverDue({ ...dependencies, store }).catch(logFault('webhook')),
        );
      }
      return outcome;
    },
  };
};
