import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editorConfig, entryCollections } from '../../editor/config.ts';
import { answerKey, entryKeys } from '../../editor/entry-format.ts';
import { settingsFiles } from '../../editor/settings-files.ts';
import {
  declinedWords,
  errorWords,
  labelWords,
  settingsWords,
} from '../../editor/settings-words.ts';
import { answerWords, entryWords, sourceWords } from '../../editor/words.ts';
import { frontMatterSchema, sourceRefSchema } from '../../src/schema/entry.ts';

const choices = {
  entries: [{ value: 'faq-stairs', label: 'Stairs (faq-stairs)' }],
  topics: [{ value: 'symptoms', label: 'Symptoms' }],
  articles: [{ value: 'back-pain', label: 'Back pain explained' }],
};
const config = editorConfig(choices, null);
const fieldsOf = (name: string) =>
  Object.fromEntries(
    (entryCollections(choices).find((each) => each.name === name)?.fields ?? []).map(
      (field) => [field.name, field],
    ),
  );
const fields = fieldsOf('faqs');

describe('the configuration of the editor', () => {
  it('has a field for every key of an entry, and for its answer', () => {
    const keys = [...Object.keys(frontMatterSchema.shape), answerKey].sort();
    expect(Object.keys(fields).sort()).toEqual(keys);
    expect([...entryKeys].sort()).toEqual(Object.keys(frontMatterSchema.shape).sort());
  });

  it('has words for every key, and none for a key that has gone', () => {
    expect(Object.keys(entryWords).sort()).toEqual([...entryKeys].sort());
    expect(Object.keys(sourceWords).sort()).toEqual(
      Object.keys(sourceRefSchema.shape).sort(),
    );
  });

  it('speaks plainly: no label is the name of a key', () => {
    const labels = [...Object.values(entryWords), answerWords].map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const label of labels) expect(label).toMatch(/^[A-Z]/);
  });

  it('takes its limits from the schema', () => {
    expect(fields.question).toMatchObject({
      minlength: 5,
      maxlength: 140,
      required: true,
    });
    expect(fields.id).toMatchObject({ maxlength: 60, required: true });
    expect(fields.phrasings).toMatchObject({ widget: 'list', min: 3, required: true });
    expect(fields['follow-ups']).toMatchObject({
      multiple: true,
      max: 4,
      required: false,
    });
    expect(fields.label).toMatchObject({ required: false });
    expect(fields['safety-net']).toMatchObject({ widget: 'boolean', default: false });
  });

  it('lets staff choose what must exist already', () => {
    expect(fields.topic).toMatchObject({ widget: 'select', options: choices.topics });
    expect(fields.overlaps).toMatchObject({ widget: 'select', options: choices.entries });
    const source = fields.source?.fields as readonly { name: string }[];
    expect(source.find(({ name }) => name === 'article')).toMatchObject({
      widget: 'select',
      options: choices.articles,
      required: false,
    });
  });

  it('offers the Markdown that an answer may have, and no more', () => {
    expect(fields[answerKey]).toMatchObject({
      widget: 'richtext',
      buttons: ['bold', 'italic', 'link', 'bulleted-list', 'numbered-list'],
      editor_components: [],
    });
  });

  it('never offers to delete an entry, to copy one, or to sign', () => {
    for (const collection of entryCollections(choices)) {
      expect(collection).toMatchObject({ delete: false, duplicate: false });
    }
    expect(JSON.stringify(config)).not.toMatch(/signatures/);
  });

  it('has words for all that it shows of the settings files', () => {
    const shown = settingsFiles.flatMap(({ fields }) => fields);
    const keys = shown.map(({ key }) => key).sort();
    expect(Object.keys(settingsWords).sort()).toEqual(keys);
    const inside = (key: string) => {
      const shape = shown.find((field) => field.key === key)?.shape;
      return Object.keys(shape?.properties ?? shape?.items?.properties ?? {}).sort();
    };
    expect(Object.keys(declinedWords).sort()).toEqual(inside('declined'));
    expect(Object.keys(errorWords).sort()).toEqual(inside('errors'));
    expect(Object.keys(labelWords).sort()).toEqual(inside('labels'));
  });

  it('finds the folders of the knowledge base', () => {
    const knowledge = resolve(import.meta.dirname, '../../knowledge');
    const articles = readdirSync(`${knowledge}/articles`).map((id) => ({
      value: id,
      label: id,
    }));
    for (const { folder } of entryCollections({ ...choices, articles })) {
      const files = readdirSync(resolve(knowledge, '..', folder));
      expect(files.some((file) => file.endsWith('.md'))).toBe(true);
    }
  });

  it('names GitHub only where a repository is set', () => {
    expect(config.backend).toMatchObject({ auth_methods: ['token'] });
    const withGitHub = editorConfig(choices, {
      name: 'clinic/answers',
      branch: 'live',
      signIn: 'https://sign-in.example',
    });
    expect(withGitHub.backend).toMatchObject({
      repo: 'clinic/answers',
      branch: 'live',
      base_url: 'https://sign-in.example',
    });
    expect(withGitHub.backend).not.toHaveProperty('auth_methods');
  });
});
