import type { EditorSettings, Repository } from '../src/schema/editor.ts';
import { frontMatterSchema } from '../src/schema/entry.ts';
import type { CmsField } from './cms-field.ts';
import { cmsField } from './cms-field.ts';
import { answerKey, entryKeys } from './entry-format.ts';
import { fieldsOf } from './schema-fields.ts';
import { settingsFiles } from './settings-files.ts';
import {
  declinedWords,
  errorWords,
  labelWords,
  settingsWords,
} from './settings-words.ts';
import { answerWords, entryWords, sourceWords } from './words.ts';

type Choices = EditorSettings['choices'];

/** The name under which the format of a settings file is registered. */
export const settingsFormat = (name: string): string => `vetted-${name}`;

/** The name under which the format of entry files is registered. */
export const entryFormat = 'vetted-entry';

const entryFields = ({ entries, topics, articles }: Choices): readonly CmsField[] => {
  const known = new Map(fieldsOf(frontMatterSchema).map((field) => [field.key, field]));
  const fields = entryKeys.flatMap((key) => {
    const field = known.get(key);
    return field === undefined
      ? []
      : [
          cmsField(field, {
            words: entryWords,
            inside: { source: sourceWords },
            choices: {
              overlaps: entries,
              'follow-ups': entries,
              topic: topics,
              article: articles,
            },
            long: ['reviewer-note', 'withdrawn'],
          }),
        ];
  });
  const answer: CmsField = {
    name: answerKey,
    ...answerWords,
    widget: 'richtext',
    required: true,
    // The subset of Markdown that an answer may have, and nothing else.
    buttons: ['bold', 'italic', 'link', 'bulleted-list', 'numbered-list'],
    editor_components: [],
    modes: ['rich_text', 'raw'],
    use_emoji_autocomplete: false,
    use_markdown_shortcuts: false,
    linked_images: false,
  };
  // First what a visitor asks and reads, then what it is called, then the rest.
  const [id, question, ...rest] = fields;
  return [question, answer, id, ...rest].filter((field) => field !== undefined);
};

/** The long texts of the settings files; all else is a line. */
const oneLine = ['id', 'title', 'name', 'phone', 'email'];

const settingsCollection = ({ entries }: Choices) => ({
  name: 'settings',
  label: 'The clinic and the fixed wording',
  files: settingsFiles.map(({ name, label, file, fields }) => ({
    name,
    label,
    file,
    format: settingsFormat(name),
    editor: { preview: false },
    fields: fields.map((field) =>
      cmsField(field, {
        words: settingsWords,
        inside: { declined: declinedWords, errors: errorWords, labels: labelWords },
        choices: { starters: entries, 'follow-ups': entries },
        long: [
          ...fields.map(({ key }) => key).filter((key) => !oneLine.includes(key)),
          'text',
        ],
      }),
    ),
  })),
});

/** A speech bubble with a tick. */
const logo =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="%230b4f6c" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"%3E%3Cpath d="M20 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 14-5zM8.5 12l2.5 2.5 4.5-5"/%3E%3C/svg%3E';

type Place = {
  readonly name: string;
  readonly label: string;
  readonly singular: string;
  /** From the project's top. */
  readonly folder: string;
};

const collection = (
  { name, label, singular, folder }: Place,
  fields: readonly CmsField[],
) => ({
  name,
  label,
  label_singular: singular,
  folder,
  create: true,
  // An entry is withdrawn, so that its id is never used for another answer.
  delete: false,
  duplicate: false,
  format: entryFormat,
  identifier_field: 'question',
  summary: '{{question}}',
  slug: { template: '{{id}}', editable: false },
  sortable_fields: ['question', 'id', 'topic'],
  view_groups: [{ label: 'Topic', field: 'topic' }],
  fields,
});

/** The folders of entries: the questions, and the sections of each article. */
export const entryCollections = (choices: Choices) => {
  const fields = entryFields(choices);
  const faqs = {
    name: 'faqs',
    label: 'Questions',
    singular: 'Question',
    folder: 'knowledge/faqs',
  };
  const articles = choices.articles.map(({ value, label }) => ({
    name: `article-${value}`,
    label,
    singular: 'Section',
    folder: `knowledge/articles/${value}`,
  }));
  return [faqs, ...articles].map((place) => collection(place, fields));
};

/** The editor wants a name also where there is no repository; it shows the last part. */
const localName = 'this-clinic/vetted';

/**
 * The editor's configuration, made from the schemas of the knowledge base: what the
 * compiler accepts is what the form asks for.
 */
export const editorConfig = (choices: Choices, repository: Repository | null) => {
  return {
    load_config_file: false,
    app_title: 'Vetted answers',
    backend: {
      name: 'github',
      repo: repository?.name ?? localName,
      branch: repository?.branch ?? 'main',
      ...(repository?.signIn === undefined
        ? { auth_methods: ['token'] }
        : { base_url: repository.signIn }),
      commit_messages: {
        create: 'Add {{slug}}, a draft until it is signed',
        update: 'Edit {{slug}}, a draft until it is signed',
      },
    },
    logo: { src: logo },
    // Answers hold no pictures. The editor wants a folder for them all the same.
    media_folder: 'knowledge/pictures',
    show_preview_links: false,
    output: { omit_empty_optional_fields: true },
    collections: [...entryCollections(choices), settingsCollection(choices)],
  };
};
