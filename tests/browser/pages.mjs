// Which pages are checked: what each is made of, and for which readers.

import { PARTLY, answers, framework, mostly } from './made.mjs';
import * as hostile from './hostile.mjs';

const READERS = ['team', 'board', 'public'];

/** One assessment with many hostile texts at once, to be looked at like any other page. */
function manyHostile() {
  const given = hostile.assessment(hostile.TEXTS[1][1]);
  given.areas.a.notes = hostile.TEXTS.map(([, text]) => ({ text }));
  given.actions = hostile.TEXTS.map(([, action], place) => ({ id: place + 1, action }));
  return given;
}

const few = framework(2);
const many = framework(9);

const SUBJECTS = [
  { name: 'network', file: 'examples/research-network-2026.yaml' },
  { name: 'since', file: 'examples/research-network-2026.yaml', since: 'examples/research-network-2025.yaml' },
  { name: 'since-right-to-left', file: 'examples/research-network-2026.yaml', since: 'examples/research-network-2025.yaml', wording: mostly, direction: 'rtl' },
  { name: 'assets', file: 'examples/neighbourhood-assets-2026.yaml' },
  { name: 'befriending', file: 'examples/befriending-2026.yaml', framework: 'examples/befriending-framework.yaml' },
  { name: 'one-area', file: 'tests/worked/one-area.yaml' },
  { name: 'lowest', file: 'tests/worked/all-lowest.yaml' },
  { name: 'highest', file: 'tests/worked/all-highest.yaml' },
  { name: 'set-aside', file: 'tests/worked/much-set-aside.yaml' },
  { name: 'targets', file: 'tests/worked/targets.yaml' },
  { name: 'partly-translated', file: 'examples/neighbourhood-assets-2026.yaml', wording: PARTLY },
  { name: 'two-levels', file: answers(few), framework: few },
  { name: 'nine-levels', file: answers(many), framework: many },
  { name: 'hostile', file: manyHostile(), framework: hostile.framework(hostile.TEXTS[1][1]) },
];

/** Pages on which everything stands that stands on any page, with all its colours. check.mjs sees to it that this stays so. */
const COLOURFUL = ['since-team', 'befriending-team', 'befriending-board', 'befriending-public', 'set-aside-board'];

/** Assessments of this many organisations, with other answers in each; the first has answered nothing. */
function organisations(number, bundled) {
  const areas = bundled.phases.flatMap((phase) => phase.areas);
  const ticked = (area, share) => Object.values(area.checklist).flat().map(({ id }) => id).filter((_, place, all) => place < all.length * share);
  return Array.from({ length: number }, (_, place) => ({
    format: 'thrive-assessment/1',
    framework: { id: bundled.id, version: bundled.version },
    about: { title: `Programme ${place}`, organisation: `Northmoor ${place} ICB`, place: `Place ${place % 5}`, updated: '2026-05-04', communities: place % 3 ? ['age'] : [] },
    areas: Object.fromEntries(place === 0 ? [] : areas.map((area, at) => [area.id, { ticked: ticked(area, ((place * 7 + at * 3) % 11) / 10) }])),
  }));
}

/**
 * Writes them all; each with its file, the direction it reads in, how many sheets of paper it has to take, and whether it is among
 * those that show every colour.
 */
export function write(program) {
  const bundled = program.bundled();
  const worded = (options) => (typeof options.wording === 'function' ? { ...options, wording: options.wording(bundled) } : options);
  const portfolios = [[1, []], [36, ['--by', 'place']]].map(([number, more]) => ({
    name: `portfolio-${number}`,
    file: program.portfolio(`portfolio-${number}`, organisations(number, bundled), more),
    direction: 'ltr',
    sheets: null,
    colourful: false,
  }));
  const reports = SUBJECTS.flatMap(({ name, file, direction = 'ltr', ...options }) => READERS.map((reader) => ({
    name: `${name}-${reader}`,
    file: program.report(`${name}-${reader}`, file, reader, worded(options)),
    direction,
    sheets: ['network', 'since'].includes(name) && reader === 'board' ? 2 : null,
    colourful: COLOURFUL.includes(`${name}-${reader}`),
  })));
  return [...reports, ...portfolios];
}
