import type { ServeMode } from '../schema/decision.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { Action, Start } from '../schema/reply.ts';

/** What a chat shows before the first question. Lists only what may be served. */
export const startOf = ({
  knowledge,
  isServable,
  serve,
  actions,
  opening,
}: {
  readonly knowledge: Knowledge;
  readonly isServable: (id: string) => boolean;
  readonly serve: ServeMode;
  readonly actions: readonly Action[];
  readonly opening: Start['opening'];
}): Start => {
  const { wording, clinic, entries, version } = knowledge;
  const served = entries.filter(({ id }) => isServable(id));
  const option = ({ id, label }: { id: string; label: string }) => ({ entry: id, label });
  return {
    name: clinic.name,
    greeting: [...wording.greeting, ...wording.purpose],
    starters: wording.starters.flatMap((id) =>
      served.filter((entry) => entry.id === id).map(option),
    ),
    disclaimer: wording.disclaimer,
    privacy: wording.privacy,
    emergencyLine: wording.emergencyLine,
    phone: { type: 'phone', label: wording.labels.phone, href: clinic.phoneHref },
    actions: [...actions],
    opening,
    topics: Object.entries(wording.topicTitles)
      .map(([id, title]) => ({
        id,
        title,
        entries: served.filter(({ topic }) => topic === id).map(option),
      }))
      .filter((topic) => topic.entries.length > 0),
    topicsHeading: wording.labels['topics-heading'],
    suggestions: `/suggestions.${version.slice(0, 16)}.json`,
    knowledge: version,
    serve,
  };
};
