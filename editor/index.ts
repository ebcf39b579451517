import CMS from '@sveltia/cms';
import type { EditorSettings } from '../src/schema/editor.ts';
import { createCheck } from './check.ts';
import { editorConfig, entryCollections, entryFormat, settingsFormat } from './config.ts';
import { createEntryFormat, writeEntry } from './entry-format.ts';
import { drawPreview } from './preview.ts';
import { settingsFiles } from './settings-files.ts';
import { createSettingsFormat } from './settings-format.ts';
import type { Values } from './splice.ts';

/** What the editor hands to a preview: the entry as an immutable map. */
type PreviewProperties = {
  readonly entry: { get(key: 'data'): { toJS(): Values } | undefined };
};

const settings = (await (
  await fetch('/staff/editor/settings.json')
).json()) as EditorSettings;

const format = createEntryFormat();
const check = createCheck(format.texts);

const Preview = ({ entry }: PreviewProperties): unknown => {
  const content = entry.get('data')?.toJS() ?? {};
  const id = String(content.id ?? '');
  return window.createElement('div', {
    // What the widget's style sheet asks of its element.
    mode: 'inline',
    theme: 'light',
    ref: (place: HTMLElement | null) => {
      if (place === null) return;
      const text = writeEntry(content, format.texts.get(id));
      drawPreview(place, check(id, text), settings.preview);
    },
  });
};

const config = editorConfig(settings.choices, settings.repository);
CMS.registerCustomFormat(entryFormat, 'md', {
  fromFile: format.fromFile,
  toFile: format.toFile,
});
for (const { name, fields } of settingsFiles) {
  CMS.registerCustomFormat(settingsFormat(name), 'yaml', createSettingsFormat(fields));
}
for (const { name } of entryCollections(settings.choices)) {
  CMS.registerPreviewTemplate(name, Preview);
}
await CMS.init({ config });
