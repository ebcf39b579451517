import type { EditorSettings } from '../../schema/editor.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import type { Settings } from '../../schema/settings.ts';

const repositoryOf = ({
  EDITOR_REPOSITORY: name,
  EDITOR_BRANCH: branch,
  EDITOR_SIGN_IN_URL: signIn,
}: Settings): EditorSettings['repository'] =>
  name === undefined
    ? null
    : { name, branch, ...(signIn === undefined ? {} : { signIn }) };

/** What the editing form needs to know: choices from the served knowledge, no secret. */
export const editorSettings = (
  { entries, wording, articles, clinic }: Knowledge,
  settings: Settings,
): EditorSettings => {
  const { name, phone, links, email, address } = clinic;
  return {
    repository: repositoryOf(settings),
    choices: {
      entries: entries.map(({ id, label }) => ({ value: id, label: `${label} (${id})` })),
      topics: Object.entries(wording.topicTitles).map(([value, label]) => ({
        value,
        label,
      })),
      articles: articles.map(({ id, title }) => ({ value: id, label: title })),
    },
    preview: {
      clinic: {
        name,
        phone,
        links,
        ...(email === undefined ? {} : { email }),
        ...(address === undefined ? {} : { address }),
      },
      articles,
      safetyNet: wording.safetyNet.map((block) =>
        block.type === 'paragraph' ? { ...block, role: 'safety-net' } : block,
      ),
    },
  };
};
