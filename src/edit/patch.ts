import type { Place } from '../schema/edit.ts';
import { phrasingLine } from './add-phrasing.ts';

/** The patch that adds one phrasing, in the form that `git apply` takes. */
export const phrasingPatch = (place: Place, phrasing: string): string => {
  const { file, line, above, below } = place;
  return [
    `diff --git a/${file} b/${file}`,
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${line},2 +${line},3 @@`,
    ` ${above}`,
    `+${phrasingLine(place, phrasing)}`,
    ` ${below}`,
    '',
  ].join('\n');
};

/** The patch that makes a new file; its text ends with a line break. */
export const newFilePatch = (file: string, text: string): string => {
  const lines = text.split('\n').slice(0, -1);
  return [
    `diff --git a/${file} b/${file}`,
    'new file mode 100644',
    '--- /dev/null',
    `+++ b/${file}`,
    `@@ -0,0 +1,${lines.length} @@`,
    ...lines.map((line) => `+${line}`),
    '',
  ].join('\n');
};
