import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from '../schema/edit.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { SourceFile } from './read-folder.ts';

const bullet = /^[ \t]*-[ \t]+/;

/**
 * Finds where one more phrasing goes in an entry's file: below the last one. There is no
 * such place where the phrasings stand in brackets on one line.
 */
export const phrasingPlace = (
  source: Pick<SourceFile, 'file' | 'text' | 'path' | 'hash'>,
): Place | undefined => {
  const { split } = splitFrontMatter(source);
  if (split === undefined) return undefined;
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(split.yaml, { lineCounter });
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'phrasings')
    : undefined;
  const list = pair?.value;
  if (!isSeq(list) || list.flow === true) return undefined;
  const last = list.items.at(-1);
  if (!isScalar(last) || !last.range) return undefined;
  const [start, end] = last.range;
  const lines = source.text.split('\n');
  const first = lines[split.yamlLine + lineCounter.linePos(start).line - 2] ?? '';
  // The end of a block scalar is the beginning of the next line.
  const ending = split.yaml[end - 1] === '\n' ? end - 1 : end;
  const line = split.yamlLine + lineCounter.linePos(ending).line - 1;
  const above = lines[line - 1];
  const below = lines[line];
  const mark = bullet.exec(first)?.[0];
  if (above === undefined || below === undefined || mark === undefined) return undefined;
  return { file: source.file, line, above, below, bullet: mark };
};
