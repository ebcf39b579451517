import { checkWords } from '../booking/check-words.ts';
import type { Block } from '../schema/block.ts';
import { blocksToText } from '../schema/block-text.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Wording, WordingSource } from '../schema/wording.ts';
import type { Legible } from './legible.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { YamlSource } from './parse-yaml.ts';
import type { ReferenceValues } from './references.ts';
import {
  brokenReferences,
  checkReferences,
  referencesIn,
  resolveBlocks,
  resolveText,
} from './references.ts';
import { placed } from './source-problems.ts';

type Path = readonly (string | number)[];

export type CompiledWording = {
  readonly wording: Wording;
  readonly problems: readonly ContentProblem[];
};

/** Turns texts of wording.yaml into blocks or plain text, collecting problems. */
const createWriter = (yaml: YamlSource, known: ReferenceValues | null) => {
  const problems: ContentProblem[] = [];
  const values: ReferenceValues = known ?? new Map();
  const blocks = (text: string, path: Path): Block[] => {
    const parsed = parseMarkdown(text, { file: yaml.file, line: yaml.lineOf(path) });
    problems.push(...parsed.problems, ...checkReferences(parsed.references, known));
    return resolveBlocks(parsed.blocks, values);
  };
  const line = (text: string, path: Path): string => {
    const place = { file: yaml.file, line: yaml.lineOf(path) };
    problems.push(
      ...brokenReferences(text, place),
      ...checkReferences(referencesIn(text, place), known),
    );
    return resolveText(text.trim(), values);
  };
  /** A text that is written as Markdown but shown as one plain line. */
  const plain = (text: string, path: Path): string => blocksToText(blocks(text, path));
  const lines = (record: Readonly<Record<string, string>>, key: string) =>
    Object.fromEntries(
      Object.entries(record).map(([name, text]) => [name, line(text, [key, name])]),
    );
  const list = (texts: readonly string[], key: string): Block[][] =>
    texts.map((text, index) => blocks(text, [key, index]));
  return { problems, blocks, line, plain, lines, list };
};

/**
 * Values whose spaces hold them together: in Arabic or Urdu the groups of a phone number
 * would stand in the wrong order else (Unicode Bidirectional Algorithm, W4).
 */
const unbroken = (values: ReferenceValues): ReferenceValues =>
  new Map(
    [...values].map(([name, value]) => [
      name,
      { ...value, text: value.text.replaceAll(' ', '\u00a0') },
    ]),
  );

const asSafetyNet = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) =>
    block.type === 'paragraph' ? { ...block, role: 'safety-net' } : block,
  );

/**
 * Compiles wording.yaml: Markdown to blocks, references to values.
 * `isLanguageSigned` says whether a named reader has signed a language's text.
 */
export const compileWording = (
  { source, yaml }: Legible<WordingSource>,
  {
    values,
    isLanguageSigned,
  }: {
    /** null when clinic.yaml cannot be read. */
    readonly values: ReferenceValues | null;
    readonly isLanguageSigned: (code: string, text: string) => boolean;
  },
): CompiledWording => {
  const { problems, blocks, line, plain, lines, list } = createWriter(yaml, values);
  const foreign = createWriter(yaml, values && unbroken(values));
  const wording: Wording = {
    greeting: blocks(source.greeting, ['greeting']),
    purpose: blocks(source.purpose, ['purpose']),
    privacy: plain(source.privacy, ['privacy']),
    disclaimer: plain(source.disclaimer, ['disclaimer']),
    safetyNet: asSafetyNet(blocks(source['safety-net'], ['safety-net'])),
    emergencyLine: plain(source['emergency-line'], ['emergency-line']),
    starters: source.starters,
    disambiguate: blocks(source.disambiguate, ['disambiguate']),
    disambiguateAgain: blocks(source['disambiguate-again'], ['disambiguate-again']),
    fallback: list(source.fallback, 'fallback'),
    fallbackPeopleFirst: list(source['fallback-people-first'], 'fallback-people-first'),
    fallbackUnreadable: blocks(source['fallback-unreadable'], ['fallback-unreadable']),
    fallbackNotServed: blocks(source['fallback-not-served'], ['fallback-not-served']),
    otherLanguage: blocks(source['other-language'], ['other-language']),
    otherLanguages: Object.fromEntries(
      Object.entries(source['other-languages']).map(([code, text]) => [
        code,
        {
          blocks: foreign.blocks(text, ['other-languages', code]),
          isSigned: isLanguageSigned(code, text),
        },
      ]),
    ),
    handOff: blocks(source['hand-off'], ['hand-off']),
    handOffClosed: blocks(source['hand-off-closed'], ['hand-off-closed']),
    topics: blocks(source.topics, ['topics']),
    startAgain: blocks(source['start-again'], ['start-again']),
    noneOfThese: blocks(source['none-of-these'], ['none-of-these']),
    careStanding: blocks(source['care-standing'], ['care-standing']),
    errors: Object.fromEntries(
      Object.entries(source.errors).map(([name, text]) => [
        name,
        plain(text, ['errors', name]),
      ]),
    ),
    labels: {
      phone: line(source.labels.phone, ['labels', 'phone']),
      booking: line(source.labels.booking, ['labels', 'booking']),
      'call-back': line(source.labels['call-back'], ['labels', 'call-back']),
      'emergency-phone': line(source.labels['emergency-phone'], [
        'labels',
        'emergency-phone',
      ]),
      'urgent-phone': line(source.labels['urgent-phone'], ['labels', 'urgent-phone']),
      'privacy-link': line(source.labels['privacy-link'], ['labels', 'privacy-link']),
      'topics-heading': line(source.labels['topics-heading'], [
        'labels',
        'topics-heading',
      ]),
      'dismiss-care': line(source.labels['dismiss-care'], ['labels', 'dismiss-care']),
    },
    callBack: lines(source['call-back'], 'call-back'),
    slots: lines(source.slots, 'slots'),
    opening: lines(source.opening, 'opening'),
    topicTitles: source['topic-titles'],
    smallTalk: source['small-talk'].map(({ id, text, command }, index) => ({
      id,
      texts: [text].flat().map((each) => blocks(each, ['small-talk', index, 'text'])),
      ...(command === undefined ? {} : { command }),
    })),
    declined: source.declined.map((topic, index) => ({
      id: topic.id,
      title: topic.title,
      blocks: blocks(topic.text, ['declined', index, 'text']),
      reply: topic.reply,
      followUps: topic['follow-ups'],
      ...(topic['beside-care'] && { besideCare: true }),
    })),
  };
  return {
    wording,
    problems: [...problems, ...foreign.problems, ...placed(checkWords(source), yaml)],
  };
};
