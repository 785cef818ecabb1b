// Opens the pages with hostile texts, with the page's policy and without it, does to them what a reader might do, and looks
// whether anything ran, was loaded or went missing.

import { TEXTS, assessment, expected, framework, shown } from './hostile.mjs';
import { open, pool, reader } from './browser.mjs';
import { nothingForeign } from './structure.mjs';

const NOTES = 5;
/** The longest text that a file can have. */
const LONGEST = 100_000;
const SECONDS = 2;

/** The words of a page, also those of its title and of charts; a line end counts as white space. */
export function wordsOfPage() {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const words = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === 'BR') words.push('\n');
    else if (node.nodeType === Node.TEXT_NODE && node.parentElement.tagName !== 'STYLE') words.push(node.data);
    // Where one element ends and another starts there is no word.
    else words.push(['SPAN', 'STRONG', 'BDI'].includes(node.nodeName) ? '' : '\n');
  }
  return folded(words.join(''));
}

/** Everything that a pointer or a key could set off, on every element. */
function touchAll() {
  for (const element of document.querySelectorAll('*')) {
    for (const kind of ['mouseover', 'mouseenter', 'mousemove', 'focus', 'focusin', 'pointerover', 'load', 'error', 'click']) {
      element.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
    }
  }
  return { ran: window.pwn, refused: window.refused };
}

async function touched(tab, file) {
  const { page } = await open(tab, file);
  await page.mouse.move(400, 300);
  await page.mouse.click(400, 300);
  const foreign = await page.evaluate(nothingForeign);
  const words = await page.evaluate(wordsOfPage);
  const { ran, refused } = await page.evaluate(touchAll);
  const { asked, said } = tab;
  const faults = foreign.faults;
  if (ran !== undefined) faults.push('it ran');
  if (asked.length) faults.push(`it asked for ${asked.join(', ')}`);
  if (said.length || refused.length) faults.push(`the browser complains: ${[...said, ...refused].join(', ')}`);
  return { words, faults, ran: ran !== undefined, checks: foreign.checks + 3 };
}

/** Two tabs: one that heeds a page's policy, and one that doesn't. */
export async function twoTabs(browser) {
  return { guarded: await reader(browser), bare: await reader(browser, { bypassCSP: true }) };
}

/** A page on which some texts are wanted, with the page's policy and without. */
export async function examined(tabs, file, wanted) {
  const guarded = await touched(tabs.guarded, file);
  const bare = await touched(tabs.bare, file);
  const missing = wanted.filter((one) => !bare.words.includes(one));
  return {
    faults: [...guarded.faults, ...bare.faults, ...missing.map((one) => `lost: ${one.slice(0, 120)}`)],
    kept: missing.length === 0, ran: guarded.ran || bare.ran, checks: guarded.checks + bare.checks + wanted.length,
  };
}

async function one(tabs, program, [name, text], place) {
  const file = program.report(`hostile-${place}`, assessment(text), 'team', { framework: framework(text) });
  return { name: `${name} ${JSON.stringify(text).slice(0, 50)}`, ...await examined(tabs, file, expected(text)) };
}

/**
 * Notes of 500 kB: the page is there soon, and doesn't scroll sideways. Timed by the middle of three openings, and with nothing
 * else going on: to be run alone.
 */
export async function large(browser, program) {
  const notes = Array.from({ length: NOTES }, (_, place) => `${place}: ${'a long note, with words and 0123456789abcdef'.repeat(LONGEST / 44 - 1)}`);
  const given = assessment('plain');
  given.areas.a.notes.push(...notes.map((text) => ({ text })), { text: 'x'.repeat(LONGEST / 2) });
  const file = program.report('hostile-large', given, 'team', { framework: framework('plain') });
  const openings = [];
  for (let time = 0; time < 3; time += 1) {
    openings.push(await open(await reader(browser, { viewport: { width: 320, height: 700 } }), file));
  }
  const took = openings.map((opening) => opening.took).sort((one, other) => one - other)[1];
  const { page } = openings[0];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const words = await page.evaluate(wordsOfPage);
  const kept = notes.every((note) => words.includes(note));
  for (const { context } of openings) await context.close();
  const faults = [];
  if (took > SECONDS * 1000) faults.push(`it took ${Math.round(took)} ms`);
  if (wide) faults.push('the page scrolls sideways');
  if (!kept) faults.push('lost');
  return { name: `h14 notes of 500 kB, ${Math.round(took)} ms`, faults, kept, ran: false, checks: 3 };
}

/** All of them on one page: each is an organisation of a portfolio. */
async function together(tabs, program) {
  const named = TEXTS.map(([, text], place) => `${text} //${place}`);
  const about = (text) => ({ title: text, organisation: text, organisation_code: text, place: text });
  const given = named.map((text) => ({ ...assessment(text), framework: { id: 'ics-engagement', version: '2026.11' }, about: about(text), areas: {}, actions: [] }));
  const file = program.portfolio('hostile-portfolio', given, ['--by', 'place']);
  return { name: 'all of them in a portfolio', ...await examined(tabs, file, named.map(shown)) };
}

/** The hostile texts as tasks, each of which gives its outcome. */
export function hostileTasks(browser, program) {
  const inTabs = pool(() => twoTabs(browser));
  const alone = TEXTS.map((text, place) => () => inTabs((tabs) => one(tabs, program, text, place)));
  return [...alone, () => inTabs((tabs) => together(tabs, program))];
}
