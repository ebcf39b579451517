import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { Hono } from 'hono/tiny';
import { draftFile } from '../../edit/draft.ts';
import { newFilePatch, phrasingPatch } from '../../edit/patch.ts';
import type { Edit, EditPreview } from '../../schema/edit.ts';
import { newEntryEditSchema, phrasingEditSchema } from '../../schema/edit-kinds.ts';
import type { Store } from '../../store/store.ts';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { describeFault } from '../log.ts';
import { problem } from '../problem.ts';
import { GroupPage } from './group.tsx';
import { Page } from './layout.tsx';
import type { MissedGroup } from './missed.ts';
import {
  missedDays,
  missedGroups,
  mostMissed,
  nearestEntries,
  withFate,
  withFates,
} from './missed.ts';
import { dayBefore, numbersOf } from './numbers.ts';
import { Notice, pageOf, pageSize } from './parts.tsx';
import { frameOf, sendPage } from './render.ts';
import type { Asked } from './review.tsx';
import { Review, ReviewPage } from './review.tsx';
import { UnansweredPage } from './unanswered.tsx';
import { withStore } from './with-store.tsx';

/** Queries of a group that a preview asks again. */
const askedAgain = 10;
const here = '/staff/unanswered';

/** An edit from the fields of a form, or what is wrong with them. */
export const readEdit = (
  form: URLSearchParams,
): { readonly asked: Asked } | { readonly problems: readonly string[] } => {
  const field = (name: string): string => (form.get(name) ?? '').trim();
  const group = field('group');
  const parsed =
    field('kind') === 'phrasing'
      ? phrasingEditSchema.safeParse({
          kind: 'phrasing',
          entry: field('entry') === '' ? field('other') : field('entry'),
          phrasing: field('phrasing'),
        })
      : newEntryEditSchema.safeParse({
          kind: 'new-entry',
          question: field('question'),
          phrasings: field('phrasings')
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter(Boolean),
          topic: field('topic'),
          author: field('author'),
          answer: field('answer').replaceAll('\r\n', '\n'),
        });
  if (parsed.success) return { asked: { edit: parsed.data, group } };
  return {
    problems: [
      ...new Set(
        parsed.error.issues.map(
          ({ path: [name = ''] }) => fieldWords[String(name)] ?? 'Something is missing.',
        ),
      ),
    ],
  };
};

const fieldWords: Readonly<Record<string, string>> = {
  entry: 'Choose the entry that answers it.',
  phrasing: 'Write the phrasing, on one line, with 2 to 300 letters.',
  question: 'Write the question, with 5 to 140 letters.',
  phrasings: 'Write three or more other ways to say it, each on a line of its own.',
  topic: 'Choose a topic.',
  author: 'Write your name.',
  answer: 'Write the answer, with up to 4,000 letters.',
};

/** Unanswered: what was missed, and the way from there into the knowledge. */
export const missedRoutes = (dependencies: Dependencies): App => {
  const { knowledge: source, now, settings, knowledgeFiles, log } = dependencies;
  const app = new Hono<AppEnv>();
  const moment = () => ({ now: now(), serve: settings.SERVE });
  const groupsOf = (store: Store): Promise<readonly MissedGroup[]> =>
    missedGroups(store, now());
  const find = async (store: Store, key: string | undefined) =>
    (await groupsOf(store)).find((group) => group.key === key);

  /** What visitors asked in a group; nothing while the database does not answer. */
  const queriesOf = async (key: string): Promise<readonly string[]> => {
    const { store } = dependencies;
    const found =
      store === null ? undefined : await find(store, key).catch(() => undefined);
    return found?.queries.slice(0, askedAgain).map(({ query }) => query) ?? [];
  };

  const patchOf = (edit: Edit): string | null => {
    const { knowledge } = source.current();
    if (edit.kind === 'new-entry') {
      const { file, text } = draftFile(edit, knowledge.clinic.name);
      return newFilePatch(file, text);
    }
    const place = knowledge.entries.find(({ id }) => id === edit.entry)?.place;
    return place === undefined ? null : phrasingPatch(place, edit.phrasing);
  };

  app.get(here, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const since = dayBefore(now(), missedDays);
      const [groups, reasons, days] = await Promise.all([
        groupsOf(store),
        store.reasons(since),
        store.byDay(since),
      ]);
      const page = pageOf(context.req.query('page'));
      const shown = groups.slice((page - 1) * pageSize, page * pageSize);
      const queries = groups.reduce((sum, group) => sum + group.queries.length, 0);
      const screen = (
        <UnansweredPage
          frame={frame}
          groups={withFates(shown, source.current().answerer, moment())}
          total={groups.length}
          isFull={queries >= mostMissed}
          page={page}
          reasons={reasons}
          noneOfThese={numbersOf(days).noneOfThese}
          knowledge={source.current().knowledge}
          isKept={settings.KEEP === 'redacted'}
        />
      );
      return sendPage(context, screen);
    });
  });

  const group = `${here}/:key{[0-9a-f]{16}}`;
  app.get(group, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const found = await find(store, context.req.param('key'));
      if (found === undefined) return context.redirect(here, 303);
      const { knowledge, answerer } = source.current();
      const queries = found.queries.map(({ query }) => query);
      const page = (
        <GroupPage
          frame={frame}
          group={withFate(found, answerer, moment())}
          nearest={nearestEntries(answerer, queries)}
          knowledge={knowledge}
        />
      );
      return sendPage(context, page);
    });
  });

  app.post(`${group}/forget`, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const found = await find(store, context.req.param('key'));
      await store.forgetMissed(found?.queries.map(({ query }) => query) ?? []);
      return context.redirect(here, 303);
    });
  });

  const refuse = (context: Context<AppEnv>, problems: readonly string[]) => {
    const frame = frameOf(context, dependencies, here);
    const page = (
      <Page title="Something is missing" frame={frame}>
        <Notice tone="bad" heading="Please go back and complete the form">
          <ul>
            {problems.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </Notice>
      </Page>
    );
    return sendPage(context, page, 400);
  };

  app.post('/staff/edit', async (context) => {
    const read = readEdit(context.get('form'));
    if ('problems' in read) return refuse(context, read.problems);
    const { edit, group: key } = read.asked;
    const { knowledge } = source.current();
    const isKnown =
      edit.kind === 'new-entry' || knowledge.entries.some(({ id }) => id === edit.entry);
    if (!isKnown) return refuse(context, ['Choose the entry that answers it.']);
    const frame = frameOf(context, dependencies, here);
    const page = (inside: Child) => (
      <ReviewPage frame={frame} asked={read.asked} knowledge={knowledge}>
        {inside}
      </ReviewPage>
    );
    const review = (preview: EditPreview | null) => (
      <Review
        frame={frame}
        asked={read.asked}
        patch={patchOf(edit)}
        preview={preview}
        screens={knowledgeFiles?.screens}
        knowledge={knowledge}
      />
    );
    if (knowledgeFiles === undefined) return sendPage(context, page(review(null)));
    const { screens } = knowledgeFiles;
    const preview = queriesOf(key)
      .then((asked) => knowledgeFiles.preview(edit, asked))
      .catch((error: unknown) => {
        const requestId = context.get('requestId');
        log({ event: 'fault', where: 'staff', requestId, ...describeFault(error) });
        return screens.noPreview;
      });
    return screens.sendWhileWorking(context, page, preview.then(review));
  });

  app.post('/staff/edit/patch', (context) => {
    const read = readEdit(context.get('form'));
    const patch = 'asked' in read ? patchOf(read.asked.edit) : null;
    if (patch === null) return problem(context, dependencies, 'wrong-shape');
    return context.body(patch, 200, {
      'Content-Type': 'text/x-patch; charset=utf-8',
      'Content-Disposition': 'attachment; filename="knowledge.patch"',
    });
  });

  app.post('/staff/edit/write', async (context) => {
    const read = readEdit(context.get('form'));
    if ('problems' in read) return refuse(context, read.problems);
    if (knowledgeFiles === undefined) return problem(context, dependencies, 'not-found');
    const outcome = await knowledgeFiles.write(read.asked.edit);
    const page = (
      <knowledgeFiles.screens.Written
        frame={frameOf(context, dependencies, here)}
        file={outcome.isMade ? outcome.file : null}
        problems={outcome.isMade ? [] : outcome.problems}
        group={read.asked.group}
      />
    );
    return sendPage(context, page, outcome.isMade ? 200 : 409);
  });
  return app;
};
