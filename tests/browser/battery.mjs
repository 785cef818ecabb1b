// Every check that a page goes through, in every look: light and dark, wide and narrow, zoomed, in print, in forced colours.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { axe, open } from './browser.mjs';
import { described, numbers } from './charts.mjs';
import { LEAST, contrasts, words } from './colours.mjs';
import { keyboard, marks, skipLink, stops } from './keyboard.mjs';
import { labels, listed, reflow, spaceOut, texts, unbroken } from './layout.mjs';
import { links, nothingForeign, skeleton, tables } from './structure.mjs';

const NARROW = 320;
const WIDE = 1280;
/** The longest word that has to stay whole on a narrow screen. */
const LETTERS = 20;
/** A window of 1280 pixels at 200 %. */
const ZOOMED = 640;
/** The width of A4 between the margins. */
const PAPER = 680;

const SCREEN = { media: 'screen', colorScheme: 'light', forcedColors: 'none' };
const LOOKS = {
  'light 1280': { ...SCREEN, width: WIDE },
  'light 320': { ...SCREEN, width: NARROW },
  'light 640': { ...SCREEN, width: ZOOMED },
  'dark 1280': { ...SCREEN, width: WIDE, colorScheme: 'dark' },
  'dark 320': { ...SCREEN, width: NARROW, colorScheme: 'dark' },
  'forced 1280': { ...SCREEN, width: WIDE, forcedColors: 'active' },
  'forced dark 320': { ...SCREEN, width: NARROW, forcedColors: 'active', colorScheme: 'dark' },
  print: { ...SCREEN, width: PAPER, media: 'print' },
  'print in the dark': { ...SCREEN, width: PAPER, media: 'print', colorScheme: 'dark' },
};

async function look(page, name) {
  const { width, ...media } = LOOKS[name];
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia(media);
}

const inPage = (check, given) => ({ page }) => page.evaluate(check, given);
const opened = (check) => async (at) => {
  await at.page.evaluate('openAll(true)');
  const found = await check(at);
  await at.page.evaluate('openAll(false)');
  return found;
};
const spaced = (check) => async (at) => {
  await at.page.evaluate(spaceOut, true);
  const found = await check(at);
  await at.page.evaluate(spaceOut, false);
  return found;
};

/** The style sheet of a page's file. */
export function styleOf(file) {
  const [, style] = /<style>([^]*?)<\/style>/.exec(readFileSync(file, 'utf8')) ?? [null, ''];
  return style;
}

/** The properties that give something another colour, in style rules that hold at some widths only. */
function coloursByWidth() {
  const inside = (rules, byWidth) => [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule) return inside(rule.cssRules, byWidth || /width/.test(rule.conditionText));
    const names = byWidth && rule.style ? [...rule.style] : [];
    return names.filter((name) => /^--|color|background|fill|stroke$|opacity|shadow/.test(name)).map((name) => `${rule.selectorText} ${name}`);
  });
  return [...document.styleSheets].flatMap((sheet) => inside(sheet.cssRules, false));
}

/**
 * The style sheet is in force: the policy lets it in by its digest, and it has set the page's colours. None of them depends on the
 * width of the window, so words are looked at in one width.
 */
async function styled({ page, file }) {
  const text = readFileSync(file, 'utf8');
  const style = styleOf(file);
  const digest = `sha256-${createHash('sha256').update(style).digest('base64')}`;
  const policy = `default-src 'none'; style-src '${digest}'; base-uri 'none'; form-action 'none'`;
  const set = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground') !== '');
  const faults = [];
  if (!text.includes(`content="${policy}"`)) faults.push("the page's policy is not the one that fits it");
  if (!set) faults.push('the style sheet is not in force');
  for (const one of await page.evaluate(coloursByWidth)) faults.push(`a colour that depends on the width: ${one}`);
  return { checks: 3, faults };
}

/** Nothing asked for, nothing complained of; to be called last. */
async function quiet({ page, asked, said }) {
  const refused = await page.evaluate(() => window.refused);
  return { checks: 3, faults: [...asked.map((one) => `a request for ${one}`), ...said, ...refused.map((one) => `refused: ${one}`)] };
}

/** In print there is neither a contents list nor anything else to be clicked, and charts are the wide ones. */
function printed() {
  const { hold, end } = tally();
  for (const element of document.querySelectorAll('nav,.skip,details,svg.narrow')) hold(!isShown(element), () => `in print: ${called(element)}`);
  for (const chart of document.querySelectorAll('svg.wide')) hold(isShown(chart), 'a chart is missing in print');
  return end();
}

/** The sheets of paper that a page takes. */
async function paper({ page, sheets }) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const told = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
  const [, count] = /^Pages: +(\d+)/m.exec(told);
  const faults = [];
  if (!/^Page size: .*\(A4\)/m.test(told)) faults.push('not printed on A4');
  if (sheets && Number(count) !== sheets) faults.push(`${count} sheets of paper, not ${sheets}`);
  return { checks: 2, faults };
}

/** Several checks as one. */
const together = (...checks) => async (at) => {
  const found = [];
  for (const check of checks) found.push(await check(at));
  return { checks: found.reduce((sum, { checks }) => sum + checks, 0), faults: found.flatMap(({ faults }) => faults) };
};

const fitting = together(inPage(reflow), inPage(texts));
const fits = {
  labels: inPage(labels), numbers: inPage(numbers), fits: fitting, 'fits, opened': opened(fitting),
};
const fitsSpaced = { 'fits, spaced': opened(spaced(together(fitting, inPage(labels)))) };
// The charts of a narrow window are others than those of a wide one. What is hidden in <details> has colours, too.
const chartColours = { contrasts: inPage(contrasts, LEAST) };
const colours = { ...chartColours, words: opened(inPage(words, LEAST)) };
const axeTree = ({ page }) => axe(page, { without: ['color-contrast'] });
// The rules of axe that depend on where things stand and on what is shown: the others find the same at every width.
const axePlaces = ({ page }) => axe(page, { rules: ['scrollable-region-focusable', 'svg-img-alt', 'target-size'] });
const axeColours = ({ page }) => axe(page, { rules: ['color-contrast', 'link-in-text-block'] });

/**
 * The checks by look, in the order in which they are made. The order of Tab is that of the text whatever the width, so the keys are
 * pressed where least fits on the screen; where most fits, each stop is put in focus by script.
 */
export const CHECKS = {
  'light 1280': {
    styled, skeleton: ({ page, direction }) => page.evaluate(skeleton, direction), links: inPage(links), tables: inPage(tables),
    foreign: inPage(nothingForeign), described: inPage(described), ...fits, ...fitsSpaced, ...colours,
    'axe places, opened': opened(axePlaces), 'axe colours, opened': opened(axeColours), stops, 'skip link': skipLink,
  },
  'light 640': fits,
  'light 320': {
    ...fits, ...fitsSpaced, 'whole words': opened(inPage(unbroken, LETTERS)), lists: inPage(listed), ...chartColours, 'axe, opened': opened(axeTree), keyboard,
  },
  'dark 320': chartColours,
  'dark 1280': { ...colours, 'axe colours, opened': opened(axeColours), marks },
  'forced 1280': { ...colours, marks },
  'forced dark 320': { ...colours, marks },
  print: { ...fits, ...colours, printed: inPage(printed), paper },
  'print in the dark': colours,
};

/** Checks that would find the same on every page, and on which pages they are made. */
const ON_SOME_PAGES = {
  'axe colours, opened': ({ colourful }) => colourful,
  paper: ({ sheets }) => sheets,
};

/**
 * Runs the checks of a page in a tab: those that such a page needs, or those that `wanted` names as look and check. What came of
 * each.
 */
export async function battery(tab, subject, wanted = (_, check) => ON_SOME_PAGES[check]?.(subject) ?? true) {
  const at = { ...subject, ...await open(tab, subject.file) };
  const outcomes = [];
  for (const [name, checks] of Object.entries(CHECKS)) {
    const chosen = Object.entries(checks).filter(([check]) => wanted(name, check));
    if (chosen.length) await look(at.page, name);
    for (const [check, run] of chosen) {
      outcomes.push({ look: name, check, ...await run(at) });
    }
  }
  if (wanted('any', 'quiet')) outcomes.push({ look: 'any', check: 'quiet', ...await quiet(at) });
  return { outcomes, requests: at.asked.length };
}
