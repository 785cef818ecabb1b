// Fills the web form in as people do, and looks at what is saved: node form.mjs PROGRAM FOLDER [WHAT], from the root of the
// repository. WHAT is the start of a part's name; without it, all parts but "killed", which waits for minutes and can run beside them.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { PATIENCE, axe, launch, open, reader } from './browser.mjs';
import { TEXTS } from './hostile.mjs';

const [, , PROGRAM, FOLDER, ONLY = ''] = process.argv;
const CASES = JSON.parse(readFileSync('tests/browser/form-cases.json', 'utf8'));
/** How long the form waits until it says that answers are kept, and what a slow machine may add. */
const KEPT = 180_000;

let checks = 0;
const faults = [];
let part = '';
function hold(is, said) {
  checks += 1;
  if (!is) faults.push(`${part}: ${said}`);
}
const same = (found, wanted, said) => hold(sorted(found) === sorted(wanted), `${said}: ${sorted(found).slice(0, 600)} and not ${sorted(wanted).slice(0, 600)}`);

/** JSON with the keys of objects in one order. */
function sorted(value) {
  return JSON.stringify(value, (_, inner) => (inner && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner));
}

/** Waits until every process of a killed browser has ended: until then, what it kept is locked for the next one. One that doesn't end is
 * a fault of its own. */
async function ended(folder) {
  const isRunning = () => readdirSync('/proc').some((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
  const since = performance.now();
  while (isRunning()) {
    if (performance.now() - since > PATIENCE) throw new Error(`a killed browser still runs after ${PATIENCE / 1000} s`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Waits until what the page does a moment after a change is done: its timers go off in the order in which they are due. */
const settle = (page) => page.evaluate(() => new Promise((done) => { setTimeout(done, 400); }));

/** Waits until a page that was opened works: before, it shows nothing. */
const ready = (page) => page.waitForSelector('#all:not([disabled])');
/** Waits until a page shows something, be it that it can't work. */
const uncovered = (page) => page.waitForSelector('main:not([hidden])');
const goTo = async (page, file) => {
  await page.goto(pathToFileURL(file).href);
  await ready(page);
};
const reload = async (page) => {
  await page.reload();
  await ready(page);
};

/** Whether a page says that it can't work, and lets nothing be filled in. */
const isDead = async (page) => await page.isVisible('#warning') && page.isDisabled('#about-name');

/** Waits until a screen is shown; whether it came. */
const shows = (page, screen) => page.waitForSelector(`#${screen}:not(.off)`).then(() => true, () => false);

/** Gives the page a file to load, and waits until it has said what it holds, or asks whether it may replace what is there. */
async function choose(page, content, name = 'a.json', mimeType = 'application/json') {
  const bytes = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  await page.evaluate(() => document.getElementById('said').replaceChildren());
  await page.setInputFiles('#file', { name, mimeType, buffer: Buffer.from(bytes) });
  await page.waitForSelector('#said:not(:empty), #replace:not(.off)');
}

/** Has the page load a file, also in place of what is there. */
async function load(page, ...file) {
  await choose(page, ...file);
  if (await visible(page) === 'replace') await page.click('#replace-yes');
}

/** A form, written by the program. */
function written(name, ...args) {
  const file = join(FOLDER, `${name}.html`);
  execFileSync(PROGRAM, ['form', '-o', file, '--force', ...args], { stdio: ['ignore', 'ignore', 'pipe'], env: { LANG: 'C.UTF-8' } });
  return file;
}

/** What the program makes of a saved file; a fault if it refuses it. */
function scored(json, name) {
  const file = join(FOLDER, `${name}.json`);
  writeFileSync(file, JSON.stringify(json));
  try {
    return execFileSync(PROGRAM, ['score', file, '--format', 'json'], { stdio: ['ignore', 'pipe', 'pipe'], env: { LANG: 'C.UTF-8' } }).toString();
  } catch (error) {
    hold(false, `the program refuses ${name}: ${error.stderr}`);
    return '';
  }
}

/** Without what differs from save to save. */
function settled(json) {
  const { saved, saves, ...form } = json.about.form;
  return { ...json, about: { ...json.about, form } };
}

const visible = (page) => page.evaluate(() => [...document.querySelectorAll('.screen')].filter((screen) => screen.offsetParent !== null).map(({ id }) => id).join());
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.outerHTML.slice(0, 120));

/** The tab opened last, described when a part breaks off. */
let latest = null;

async function fresh(browser, file, options = {}) {
  latest = await reader(browser, { acceptDownloads: true, ...options });
  await open(latest, file);
  await ready(latest.page);
  return latest;
}

/** Where the latest tab stands: what it shows, what it says, and what it keeps. */
async function standing() {
  if (!latest || latest.page.isClosed()) return 'no page is open';
  const { page, asked, said } = latest;
  const state = page.evaluate(() => {
    const screens = [...document.querySelectorAll('.screen:not(.off)')].map(({ id }) => id);
    const texts = ['said', 'offered', 'kept'].map((id) => document.getElementById(id)?.textContent);
    return { screens, texts, kept: { ...localStorage }, history: window.history.state, disabled: document.getElementById('all')?.disabled };
  });
  const late = new Promise((done) => { setTimeout(done, 10_000, 'the page does not answer'); });
  return JSON.stringify({ page: await Promise.race([state, late]).catch(String), asked, said }).slice(0, 1500);
}

/** What a page saves when `act` is done, as an object, with the name of its file. */
async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), path: await file.path(), json: JSON.parse(readFileSync(await file.path(), 'utf8')) };
}

/** Saves from the list, past the question about what is untouched. */
function save(page) {
  return download(page, async () => {
    await page.click('.screen:not(.off) .save');
    if (await visible(page) === 'check') await page.click('#all-the-same');
  });
}

async function fillArea(page, { marks = {}, status, reason, note, evidence = [], adding }) {
  const write = async (item, what, words = '', date = '') => {
    await page.selectOption('#item-1', item);
    await page.selectOption('#what-1', what);
    await page.fill('#words-1', words);
    await page.fill('#date-1', date);
  };
  const add = async (...all) => {
    await write(...all);
    await page.click('#area-1 [data-do=add]');
  };
  for (const [item, answer] of Object.entries(marks)) {
    if (answer === 'yes') await page.check(`[id="tick-1a.${item}"]`);
    else await add(item, answer === 'unknown' ? 'unknown' : 'apart', answer === 'unknown' ? '' : answer);
  }
  for (const [item, words, date] of evidence) await add(item, 'evidence', words, date);
  if (note) await page.fill('#note-1', note);
  if (status) await page.check(`#status-1-${status}`);
  if (reason) await page.fill('#reason-1', reason);
  if (adding) await write(...adding);
}

const parts = {
  /** The script's types, as it stands in a form. */
  types() {
    const script = join(FOLDER, 'form.js');
    writeFileSync(script, readFileSync(written('types'), 'utf8').split('<script>')[1].split('</script>')[0]);
    const tsc = 'tests/browser/node_modules/typescript/bin/tsc';
    try {
      execFileSync('node', [tsc, '--noEmit', '--allowJs', '--checkJs', '--strict', '--target', 'es2023', '--lib', 'es2023,dom,dom.iterable', script]);
      hold(true, '');
    } catch (error) {
      hold(false, String(error.stdout));
    }
  },

  /** The same marks become the same answers as in other forms: src/forms/web/tests.rs holds these to the same cases. */
  async cases(browser) {
    const file = written('cases');
    for (const one of CASES) {
      const { page } = await fresh(browser, file);
      await page.click('#to-list');
      await page.click('[data-to="26"]');
      await page.check('[id="tick-7f.E1"]');
      await page.click('#area-26 [data-list]');
      await page.click('[data-to="1"]');
      await fillArea(page, one);
      const { json } = await download(page, async () => {
        await page.click('#area-1 .save');
        hold((await page.isVisible('#problems')) === Boolean(one.problem), `${one.name}: a problem is told wrongly`);
        await page.click('#all-the-same');
      });
      same(json.areas['1a'] ?? null, one.area, one.name);
      scored(json, 'case');
      // What is kept on this computer is as much: after a reload the same is saved.
      await settle(page);
      await reload(page);
      await page.click('#go-on');
      const again = await save(page);
      same(again.json.areas['1a'] ?? null, one.area, `${one.name}, after a reload`);
      // And what was saved can be loaded, and saved once more.
      await page.click('#done-list');
      await page.click('#to-start');
      await choose(page, json);
      await page.click('#replace-yes');
      same((await save(page)).json.areas['1a'] ?? null, one.area, `${one.name}, loaded`);
      await page.context().close();
    }
  },

  /** What is kept before it was ever saved has no day yet; a loaded file's first day stays. */
  async days(browser) {
    const file = written('days', '--area', '1a');
    let { page } = await fresh(browser, file);
    // In a new tab: a page with changes that were not saved asks before it is left.
    const goOn = async () => {
      const next = await page.context().newPage();
      await page.close();
      page = next;
      await goTo(page, file);
      await page.click('#go-on');
    };
    const kept = async () => {
      await settle(page);
      return page.evaluate(() => JSON.parse(Object.values(localStorage)[0]).file.about);
    };
    await page.fill('#about-name', 'Amina');
    const first = await kept();
    hold(!('started' in first) && !('updated' in first), `a draft has days: ${JSON.stringify(first)}`);
    await goOn();
    const { json } = await save(page);
    const today = json.about.form.saved.slice(0, 10);
    same([json.about.started, json.about.updated], [today, today], 'the days of what was kept');
    await page.click('#done-list');
    await page.click('#to-start');
    const earlier = { ...json, about: { ...json.about, started: '2026-01-02', updated: '2026-01-03', form: { id: json.about.form.id } } };
    await load(page, earlier);
    await page.click('#to-start');
    await page.fill('#about-name', 'Amina Ali');
    const loaded = await kept();
    same([loaded.started, loaded.updated], ['2026-01-02', '2026-01-03'], 'the days of what was loaded and is kept');
    await goOn();
    const again = (await save(page)).json.about;
    same([again.started, again.updated], ['2026-01-02', again.form.saved.slice(0, 10)], 'the days of what was loaded, kept and saved');
    await page.context().close();
  },

  /** The whole form by keyboard alone; saved, loaded and saved again it is the same. */
  async keyboard(browser) {
    const file = written('keyboard', '--title', 'Northmoor', '--return-to', 'Sam, sam@example.org');
    const tab = await fresh(browser, file);
    const { page } = tab;
    const key = (name) => page.keyboard.press(name);
    /** Tab, until the element has the focus. */
    const reach = async (selector, most = 60) => {
      for (let step = 0; step < most; step += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return true;
        await key('Tab');
      }
      hold(false, `Tab doesn't reach ${selector}`);
      return false;
    };
    await reach('#about-organisation');
    await page.keyboard.type('Northmoor Trust');
    await reach('#about-name');
    await page.keyboard.type('Amina Yusuf');
    await reach('#about-role');
    await page.keyboard.type('resident');
    await reach('#to-list');
    await key('Enter');
    hold(await visible(page) === 'list', 'the list is not shown');
    await reach('[data-to="1"]');
    await key('Enter');
    const areas = await page.$$eval('.area', (sections) => sections.map((section) => ({
      id: section.dataset.area, items: [...section.querySelectorAll('[data-item]')].map((box) => box.dataset.item),
    })));
    const wanted = {};
    for (const [place, { id, items }] of areas.entries()) {
      const number = place + 1;
      hold(await visible(page) === `area-${number}`, `area ${id} is not shown`);
      hold(await page.evaluate(() => document.activeElement?.tagName) === 'H1', `the focus is not on the heading of ${id}`);
      const ticked = items.filter((_, item) => (item + place) % 3 === 0);
      for (const item of ticked) {
        await reach(`[id="tick-${id}.${item}"]`);
        await key('Space');
      }
      wanted[id] = { ticked };
      if (place % 5 === 1) {
        await reach(`#item-${number}`);
        await page.keyboard.press('ArrowDown');
        await reach(`#what-${number}`);
        for (let step = 0; step < 3; step += 1) await key('ArrowDown');
        await reach(`#words-${number}`);
        await page.keyboard.type('Minutes of May');
        await reach(`#area-${number} [data-do=add]`);
        await key('Enter');
        wanted[id].evidence = { [items[0]]: [{ text: 'Minutes of May' }] };
      }
      await reach(`#note-${number}`);
      await page.keyboard.type(`Note ${number}`);
      wanted[id].notes = [{ text: `Note ${number}` }];
      await reach(`[name=status-${number}]`);
      await key('ArrowDown');
      if (number < areas.length) {
        await reach(`#area-${number} .buttons [data-to="${number + 1}"]`);
        await key('Enter');
      }
    }
    await reach('#area-26 .save');
    const first = await download(page, () => key('Enter'));
    same(first.json.areas, wanted, 'what was typed is not what was saved');
    hold(/^northmoor-answers-amina-yusuf-\d{4}-\d\d-\d\d-\d{4}\.json$/.test(first.name), `the file is called ${first.name}`);
    const asked = await page.textContent('#asked[role=status]');
    hold(asked.includes(first.name) && asked.includes('was asked to save') && asked.includes('stays blank'), asked);
    hold((await page.textContent('#done')).includes('Sam, sam@example.org'), 'it does not say where to send it');
    scored(first.json, 'keyboard');
    // What a file holds that the form doesn't ask about stays in it.
    const more = structuredClone(first.json);
    more.areas['1a'].target = 'maturing';
    more.about.narrative = 'We began in May.';
    more.actions = [{ id: 1, action: 'Ask the hospital' }];
    const path = join(FOLDER, 'more.json');
    writeFileSync(path, `\ufeff${JSON.stringify(more)}`);
    await settle(page);
    await reload(page);
    hold(await visible(page) === 'offer', 'after a reload the answers are not offered');
    hold(/for Northmoor, by Amina Yusuf\./.test(await page.textContent('#offered')), await page.textContent('#offered'));
    await reach('#delete-kept');
    await key('Enter');
    await reach('#file');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), key('Space')]);
    await chooser.setFiles(path);
    await page.waitForSelector('#said:not(:empty)');
    const ticks = Object.values(wanted).reduce((sum, { ticked }) => sum + ticked.length, 0);
    const told = await page.textContent('#said');
    hold(told.startsWith(`Loaded ${ticks} ticks in 26 areas, saved `) && told.endsWith(' by Amina Yusuf.'), told);
    await reach('#save');
    const second = await download(page, () => key('Enter'));
    same(settled(second.json), settled(more), 'loaded and saved is not the same');
    hold(second.json.about.form.saves === 2 && first.json.about.form.saves === 1, 'saves are not counted');
    // One change makes its area anew, with what else was in it.
    await page.click('#done-list');
    await page.click('[data-to="1"]');
    await page.fill('#note-1', 'Another note');
    const third = await save(page);
    more.areas['1a'].notes = [{ text: 'Another note' }];
    same(settled(third.json), settled(more), 'a change changes more');
    scored(third.json, 'changed');
    hold(tab.asked.length === 0, `requests: ${tab.asked}`);
    hold(tab.said.length === 0, `said: ${tab.said}`);
    hold((await page.evaluate('window.refused')).length === 0, 'the policy refused something');
    await page.context().close();
  },

  /** On a small screen, what is wrong with what is to be added stands in sight above its field, which has the focus. */
  async added(browser) {
    const { page } = await fresh(browser, written('added'), { viewport: { width: 360, height: 640 } });
    await page.click('#to-list');
    await page.click('[data-to="1"]');
    const wrong = async (name, words) => {
      await page.click('#area-1 [data-do=add]');
      const told = await page.evaluate((id) => {
        const [field, fault] = [document.getElementById(id), document.getElementById(`${id}-fault`)];
        const [below, box] = [field.getBoundingClientRect(), fault.getBoundingClientRect()];
        return {
          focused: document.activeElement === field, described: field.getAttribute('aria-describedby') === fault.id && field.getAttribute('aria-invalid') === 'true',
          above: box.height > 0 && box.bottom <= below.top + 1, seen: box.top >= 0 && below.top < window.innerHeight, text: fault.textContent,
          count: [...document.querySelectorAll('.fault')].filter((one) => one.textContent).length,
        };
      }, `${name}-1`);
      same({ ...told, text: '' }, { focused: true, described: true, above: true, seen: true, text: '', count: 1 }, `a fault of ${name}`);
      hold(told.text.includes(words), told.text);
    };
    await wrong('item', 'Choose a statement');
    await page.selectOption('#item-1', 'D1');
    await wrong('what', 'Choose what to add');
    await page.selectOption('#what-1', 'apart');
    await wrong('words', 'yes or no is not enough');
    await page.selectOption('#what-1', 'unknown');
    await page.fill('#words-1', 'x');
    await wrong('words', 'has no words');
    await page.fill('#words-1', '');
    // Chosen, and not added: it is told before anything is saved.
    await page.click('#area-1 .save');
    hold((await page.textContent('#problems')).includes('not added yet'), 'what is chosen and not added is not told');
    await page.click('#problems li button');
    await page.click('#area-1 [data-do=add]');
    hold(await page.evaluate(() => [...document.querySelectorAll('.fault')].every((one) => !one.textContent)) && await page.getAttribute('#words-1', 'aria-describedby') === null, 'a fault stays');
    hold((await page.textContent('#area-1 [data-added]')).includes("1a.D1 don't know"), 'it is not added');
    await page.context().close();
  },

  /** Evidence of a file, changed: what else the file says of it stays, also over a reload and where it is not added again. */
  async changed(browser) {
    const { page } = await fresh(browser, written('changed'));
    page.removeAllListeners('dialog');
    page.on('dialog', (dialog) => dialog.accept());
    const hand = async (evidence) => {
      const { json } = JSON.parse(await page.evaluate(() => JSON.stringify({ json: JSON.parse(document.getElementById('form-data').textContent) })));
      const { id, version } = json.framework;
      const file = { format: 'thrive-assessment/1', framework: { id, version }, about: { title: 'Voices', form: { id: json.id } }, areas: { '1a': { ticked: ['E1'], evidence: { E1: evidence } } } };
      await load(page, file);
    };
    const dated = { text: 'Minutes', date: '2026-05-03', by: 'Ada', serves: ['duty'] };
    const odd = { text: 'Minutes', date: 'spring 2026', by: 'Ada' };
    const older = { text: 'Minutes', on: '2026-05-03', by: 'Ada' };
    for (const [evidence, words, date, wanted] of [
      [dated, 'Minutes of May', undefined, { ...dated, text: 'Minutes of May' }],
      [dated, 'Minutes', '2026-06-01', { ...dated, date: '2026-06-01' }],
      [dated, 'Minutes', '', { text: 'Minutes', by: 'Ada', serves: ['duty'] }],
      [odd, 'Minutes of May', undefined, { ...odd, text: 'Minutes of May' }],
      [odd, 'Minutes', '2026-06-01', { ...odd, date: '2026-06-01' }],
      [older, 'Minutes of May', undefined, { text: 'Minutes of May', date: '2026-05-03', by: 'Ada' }],
    ]) {
      await hand([evidence]);
      await page.click('[data-to="1"]');
      hold((await page.textContent('#area-1 [data-added]')).includes(evidence === odd ? '(spring 2026)' : '(3 May 2026)'), await page.textContent('#area-1 [data-added]'));
      await page.click('#area-1 [data-added] button');
      await page.fill('#words-1', words);
      if (date !== undefined) await page.fill('#date-1', date);
      // What is in the fields is kept as it is over a reload.
      await settle(page);
      await reload(page);
      await page.click('#go-on');
      await page.click('[data-to="1"]');
      await page.click('#area-1 [data-do=add]');
      const { json } = await save(page);
      same(json.areas['1a'].evidence, { E1: [wanted] }, `${JSON.stringify(evidence)} as ${words}, ${date}`);
      await page.click('#done-list');
      await page.click('#to-start');
    }
    await hand([odd]);
    await page.click('[data-to="1"]');
    await page.click('#area-1 [data-added] button');
    same((await save(page)).json.areas['1a'].notes, [{ text: '1a.E1 evidence: Minutes (spring 2026)', by: 'Ada' }], 'what was taken out, and not added again');
    await page.context().close();
  },

  /** Answers that quote the lines round answers in mails, as the text that is to be sent: they can be loaded from it. */
  async quoted(browser) {
    const { page } = await fresh(browser, written('quoted'));
    await page.click('#to-list');
    await page.click('[data-to="1"]');
    const note = '-----BEGIN THRIVE ANSWERS-----\n{}\n-----END THRIVE ANSWERS-----';
    await page.fill('#note-1', note);
    await page.click('#area-1 [data-list]');
    await page.click('#show-text');
    const shown = await page.inputValue('#answers-text');
    await page.click('#text-list');
    for (const text of [shown, `Dear Ada,\n\n${shown}\nAmina`, `${shown}The line END THRIVE ANSWERS ends it.`]) {
      await page.click('#to-start');
      await load(page, text, 'a.txt', 'text/plain');
      hold(await visible(page) === 'list', `it is not loaded: ${await page.textContent('#said')}`);
      same((await page.inputValue('#note-1')), note, 'the note');
    }
    await page.context().close();
  },

  /** When keeping has failed once, it is not said later that those answers are kept. */
  async full(browser) {
    const { page } = await fresh(browser, written('full'));
    await page.clock.install();
    await reload(page);
    await page.fill('#about-name', 'Amina');
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new Error('full'); }; });
    await page.clock.runFor(1_000);
    const failed = await page.textContent('#kept');
    await page.evaluate(() => { delete Storage.prototype.setItem; Storage.prototype.setItem = function setItem(key, value) { this[key] = value; }; });
    await page.clock.runFor(30_000);
    await page.fill('#about-role', 'resident');
    await page.clock.runFor(50_000);
    // 80 s after what failed, and 50 s after what did not.
    const later = await page.textContent('#kept');
    hold(!later.startsWith('Kept on this computer') && later !== failed, `${failed}; later: ${later}`);
    await page.clock.runFor(30_000);
    hold((await page.textContent('#kept')).startsWith('Kept on this computer'), await page.textContent('#kept'));
    await page.context().close();
  },

  /** Back goes back, one screen at a time. */
  async back(browser) {
    const { page } = await fresh(browser, written('back'));
    await page.click('#to-list');
    await page.click('[data-to="3"]');
    await page.check('[id="tick-1c.E1"]');
    await page.click('#area-3 .buttons [data-to="4"]');
    for (const screen of ['area-3', 'list', 'start']) {
      await page.goBack();
      hold(await shows(page, screen), `Back leads to ${await visible(page)}, not ${screen}`);
    }
    await page.goForward();
    await page.goForward();
    hold(await shows(page, 'area-3') && await page.isChecked('[id="tick-1c.E1"]'), 'a tick is lost on the way');
    await page.context().close();
  },

  /** Files that are not for this form, with the reason. */
  async refused(browser) {
    const { page } = await fresh(browser, written('refused'));
    const told = async (content, ...name) => {
      await choose(page, content, ...name);
      return page.textContent('#said');
    };
    await page.click('#to-list');
    const { json } = await save(page);
    await page.click('#done-list');
    await page.click('#to-start');
    const but = (change) => {
      const other = structuredClone(json);
      change(other);
      return JSON.stringify(other);
    };
    for (const [content, words] of [
      ['no json', 'holds no answers'], ['[1]', 'holds no answers'], ['{}', 'no assessment file'], ['', 'holds no answers'],
      [but((other) => { other.format = 'thrive-assessment/2'; }), 'no assessment file'],
      [but((other) => { other.framework.id = 'other'; }), 'another framework'],
      [but((other) => { other.framework.version = '1'; }), 'another framework'],
      [but((other) => { other.about.form.id = 'other'; }), 'another form'],
      [but((other) => { delete other.about.form; }), 'another form'],
      [readFileSync(join(FOLDER, 'refused.html')), 'holds no answers'],
    ]) {
      hold((await told(content)).includes(words), `${String(content).slice(0, 60)}: ${await page.textContent('#said')}`);
      hold(await visible(page) === 'start', 'a refused file leads on');
    }
    // Odd, but of this form; and as text in an e-mail.
    const odd = but((other) => {
      other.areas = { '1a': { ticked: ['E1', 7, null], notes: 'x', evidence: { E1: 'y' }, not_applicable: [] }, '1b': {}, zz: { ticked: ['Q1'] }, constructor: {} };
    });
    hold((await told(`Dear Sam,\nthey begin at -----BEGIN THRIVE ANSWERS-----:\n-----BEGIN THRIVE ANSWERS-----\n${odd}\n-----END THRIVE ANSWERS-----\n`, 'x.txt')).includes('Loaded 1 tick in'), await page.textContent('#said'));
    const { json: kept } = await save(page);
    same(kept.areas, JSON.parse(odd).areas, 'what is odd is not kept');
    // Answers that are there are not replaced without asking.
    await page.click('#done-list');
    await page.click('#to-start');
    await choose(page, json);
    await page.click('#replace-no');
    hold(await visible(page) === 'start', 'going back does not');
    await page.context().close();
  },

  /** Texts that would run. */
  async hostile(browser) {
    for (const [, text] of TEXTS.filter(([name]) => /^[hbx]/.test(name))) {
      const { page, asked, said } = await fresh(browser, written('hostile', `--title=${text}`, `--return-to=${text}`, '--area', '1a'));
      await page.fill('#about-name', text.replaceAll('\n', ' '));
      await page.click('#to-list');
      await page.click('[data-to="1"]');
      await page.fill('#note-1', text);
      const { json } = await save(page);
      hold(json.areas['1a'].notes[0].text.length > 0 && scored(json, 'hostile') !== '', `${text} is lost`);
      await page.click('#done-text');
      await settle(page);
      await reload(page);
      await page.click('#go-on');
      hold(await page.evaluate('window.pwn') === undefined, `${text} was run`);
      hold(asked.length + said.length === 0, `${text}: ${[...asked, ...said]}`);
      await page.context().close();
    }
  },

  /** No violation of axe's rules in any state, at any width, in light and dark; and no sideways scrolling. */
  async looks(browser) {
    const file = written('looks', '--title', 'Northmoor', '--return-to', 'Sam');
    for (const width of [320, 1280]) {
      for (const colorScheme of ['light', 'dark']) {
        const { page } = await fresh(browser, file, { viewport: { width, height: 900 }, colorScheme });
        const look = async (state, without = []) => {
          for (const fault of (await axe(page, { without })).faults) hold(false, `${state} ${width} ${colorScheme}: ${fault}`);
          hold(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${state} ${width}: scrolls sideways`);
        };
        await look('start');
        await page.fill('#about-name', 'Amina');
        await page.click('#to-list');
        await look('list');
        await page.click('[data-to="1"]');
        await fillArea(page, { marks: { E1: 'yes', D1: 'unknown', M1: 'none here' }, evidence: [['E1', 'w'.repeat(300), '2026-11-02']], note: 'n'.repeat(300) });
        await page.click('#area-1 [data-do=add]');
        await page.click('#area-1 summary');
        await look('area');
        await page.fill('#words-1', 'half');
        await page.click('#area-1 .save');
        await look('check');
        await download(page, () => page.click('#all-the-same'));
        await look('done');
        await page.click('#done-text');
        await look('text');
        await settle(page);
        await reload(page);
        await look('offer');
        await page.click('#go-on');
        await page.click('#to-start');
        await choose(page, 'x', 'x', 'text/plain');
        await look('refused');
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        // Nobody points at paper.
        await look('print', ['target-size']);
        await page.context().close();
      }
    }
  },

  /** On paper: every area, and long notes whole. */
  async print(browser) {
    const file = written('print');
    const { page } = await fresh(browser, file);
    await page.fill('#about-name', 'Amina');
    await page.click('#to-list');
    await page.click('[data-to="2"]');
    await page.fill('#note-2', Array.from({ length: 60 }, (_, line) => `line ${line} of it`).join('\n'));
    const read = (name, bytes) => {
      const path = join(FOLDER, `${name}.pdf`);
      writeFileSync(path, bytes);
      return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
    };
    const paper = read('filled', await page.pdf({ preferCSSPageSize: true }));
    hold(paper.includes('By Amina, printed on') && paper.includes('Not saved as a file yet.'), 'who, when and whether it is saved is not printed');
    hold(paper.includes('line 0 of it') && paper.includes('line 59 of it'), 'a long note is cut');
    const ids = (text) => new Set(text.match(/\b\d[a-g]\.[EDMT]\d+\b/g)).size;
    hold(ids(paper) === 280, `${ids(paper)} statements are printed`);
    hold(paper.includes('Looking at the evidence first'), 'why an area matters is not printed');
    hold(await page.evaluate(() => document.querySelectorAll('details[open]').length) === 0, 'what was opened to print stays open');
    // Not every browser lets a field grow with its text: a copy stands in its place.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    hold(!await page.isVisible('#note-2') && (await page.innerText('#note-2 + .copy')).endsWith('line 59 of it'), 'no copy stands in place of a note');
    const without = await reader(browser, { javaScriptEnabled: false });
    without.address = pathToFileURL(file).href;
    await without.page.goto(without.address);
    const bare = read('bare', await without.page.pdf({ preferCSSPageSize: true }));
    hold(ids(bare) === 280 && bare.includes("can't work here"), `without its script ${ids(bare)} statements are printed`);
    await page.context().close();
    await without.context.close();
  },

  /** Where the page can't work, it says so and lets nobody fill anything in. */
  async elsewhere(browser) {
    const file = written('elsewhere');
    const html = readFileSync(file, 'utf8');
    const changed = join(FOLDER, 'changed.html');
    writeFileSync(changed, html.replace('const PAUSE = 300', 'const PAUSE = 301'));
    const tab = await reader(browser);
    await open(tab, changed);
    hold(await isDead(tab.page), 'with a changed script the page lets itself be filled in');
    writeFileSync(changed, html.replaceAll('\n', '\r\n'));
    await open(tab, changed);
    await ready(tab.page);
    hold(!await isDead(tab.page), 'line ends of another kind do harm');
    await tab.context.close();
    // A fault in the middle of its start.
    const broken = await reader(browser);
    await broken.page.addInitScript(() => {
      let calls = 0;
      Storage.prototype.getItem = () => { if ((calls += 1) > 1) throw new Error('broken'); return null; };
    });
    await open(broken, file);
    await uncovered(broken.page);
    hold(await isDead(broken.page), 'a page that could not start lets itself be filled in');
    hold(broken.said.join() === 'Error: broken', `said: ${broken.said}`);
    await broken.context.close();
    for (const [sandbox, works] of [['', false], ['allow-scripts', true], ['allow-scripts allow-same-origin', true]]) {
      const frame = join(FOLDER, 'frame.html');
      writeFileSync(frame, `<!doctype html><iframe sandbox="${sandbox}" src="elsewhere.html" width="900" height="800"></iframe>`);
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(pathToFileURL(frame).href);
      const inner = page.frames()[1];
      await inner.waitForLoadState();
      await uncovered(inner);
      hold(await inner.isVisible('#warning') === !works, `sandbox="${sandbox}": the warning`);
      if (works) {
        hold(await inner.isVisible('#framed'), `sandbox="${sandbox}": it does not say that it is in a frame`);
        hold(await inner.isVisible('#forgetful') !== sandbox.includes('same-origin'), `sandbox="${sandbox}": it does not say that nothing is kept`);
      }
      await context.close();
    }
  },

  /** A browser that lets nothing be kept. */
  async blocked() {
    const file = written('blocked');
    const profile = join(FOLDER, 'blocked-profile');
    mkdirSync(join(profile, 'Default'), { recursive: true });
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
    const context = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], acceptDownloads: true, timeout: PATIENCE });
    const page = await context.newPage();
    await goTo(page, file);
    hold(await page.evaluate(() => { try { window.localStorage.getItem('x'); return false; } catch { return true; } }), 'storage is not blocked');
    hold(await page.isVisible('#forgetful'), 'it does not say that nothing is kept');
    await page.click('#to-list');
    await page.click('[data-to="1"]');
    await page.check('[id="tick-1a.E1"]');
    hold((await page.textContent('#kept')).includes('Nothing is kept'), await page.textContent('#kept'));
    const { json } = await save(page);
    same(json.areas, { '1a': { ticked: ['E1'] } }, 'what is saved');
    await context.close();
  },

  /** What the browser keeps is opened only after the browser has answered: before, it may keep nothing and not say so. */
  async asks(browser) {
    const file = written('asks', '--area', '1a');
    for (const isLate of [false, true]) {
      latest = await reader(browser);
      const { page, context } = latest;
      await page.clock.install({ time: '2026-11-02T09:00:00Z' });
      await page.clock.pauseAt('2026-11-02T10:00:00Z');
      await page.addInitScript(() => {
        window.opened = 0;
        const { get } = Object.getOwnPropertyDescriptor(window, 'localStorage');
        Object.defineProperty(window, 'localStorage', { get() { window.opened += 1; return get.call(window); } });
        navigator.permissions.query = () => new Promise((done) => { window.answer = done; });
      });
      await open(latest, file);
      const opened = () => page.evaluate(() => window.opened);
      hold(await opened() === 0, 'the storage is opened before the browser has answered');
      hold(!await page.isVisible('main'), 'it shows something before it is known what is kept');
      if (isLate) {
        await page.clock.fastForward(10_000);
        hold(await isDead(page), 'where the browser does not answer, it does not say that it does not work');
        hold(await opened() === 0, 'the storage is opened although the browser has not answered');
      }
      await page.evaluate(() => window.answer({ state: 'denied' }));
      await ready(page);
      hold(await opened() > 0, 'the storage is not opened');
      hold(await visible(page) === 'start' && !await page.isVisible('#forgetful'), `it begins with ${await visible(page)}`);
      hold((await focused(page)).startsWith('<h1'), `the focus is on ${await focused(page)}`);
      await page.fill('#about-name', 'Amina');
      hold((await page.textContent('#kept')).includes('not kept on this computer yet'), await page.textContent('#kept'));
      await context.close();
    }
  },

  /** Two tabs, shared computers, and taking out what is kept. */
  async kept(browser) {
    const file = written('kept');
    const { page, context } = await fresh(browser, file);
    const stored = () => page.evaluate(() => JSON.stringify(localStorage));
    await page.fill('#about-name', 'Amina');
    await settle(page);
    hold((await stored()).includes('Amina'), 'nothing is kept');
    const other = await context.newPage();
    await goTo(other, file);
    await other.click('#go-on');
    await other.click('[data-to="1"]');
    await other.check('[id="tick-1a.E1"]');
    await settle(other);
    const told = page.waitForFunction(() => document.getElementById('said').textContent.includes('open in another tab'));
    hold(await told.then(() => true, () => false), 'the other tab is not told');
    hold(JSON.parse(Object.values(JSON.parse(await stored()))[0]).file.areas['1a'].ticked.join() === 'E1', 'the tab that has not changed has written');
    await page.fill('#about-role', 'resident');
    await settle(page);
    hold(!(await stored()).includes('"E1"') && (await stored()).includes('resident'), 'the tab that was changed does not write again');
    await other.close();
    await page.check('#shared');
    hold(await stored() === '{}', 'on a shared computer something stays');
    await page.fill('#about-role', 'nurse');
    await settle(page);
    hold(await stored() === '{}', 'on a shared computer something is kept');
    await page.uncheck('#shared');
    hold((await stored()).includes('nurse'), 'what is to be kept is not');
    await page.click('#delete');
    hold(await stored() === '{}' && await page.inputValue('#about-role') === 'nurse', 'deleting deletes too little or too much');
    // A draft that makes no sense.
    await page.evaluate(() => { const id = JSON.parse(document.getElementById('form-data').textContent); localStorage.setItem(`thrive-form/${id.id}/${id.framework.version}`, '{"file":7}'); });
    await page.evaluate(() => window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true));
    page.removeAllListeners('dialog');
    page.on('dialog', (dialog) => dialog.accept());
    await reload(page);
    hold(await page.isVisible('#delete-kept') && !await page.isVisible('#go-on'), 'a broken draft is offered');
    await page.click('#delete-kept');
    hold(await stored() === '{}' && await visible(page) === 'start', 'a broken draft stays');
    await page.context().close();
  },

  /** Killed after random keys: nothing is lost that the form said was kept. */
  async killed() {
    const file = written('killed', '--area', '1a');
    for (const [round, wait] of [0, 15_000, KEPT].entries()) {
      const userDataDir = join(FOLDER, `killed-${round}`);
      const start = () => puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], userDataDir, timeout: PATIENCE });
      const browser = await start();
      const page = await browser.newPage();
      await goTo(page, file);
      await page.click('#to-list');
      await page.click('[data-to="1"]');
      let seed = round + 1;
      for (let step = 0; step < 60; step += 1) {
        seed = (seed * 48_271) % 2_147_483_647;
        const before = await page.evaluate(() => document.activeElement?.tagName === 'BUTTON');
        const keys = before ? ['Tab', 'Tab', 'Tab'] : ['Tab', 'Space', 'Tab', 'ArrowDown', 'x'];
        await page.keyboard.press(keys[seed % keys.length]);
        if (step % 20 === 19) await new Promise((done) => setTimeout(done, Math.min(wait, 12_000)));
      }
      await page.evaluate(() => document.querySelector('[id="tick-1a.E1"]').click());
      const ticks = await page.$$eval('[data-item]:checked', (boxes) => boxes.map((box) => box.dataset.item).join());
      if (wait === KEPT) await page.waitForFunction(() => document.getElementById('kept').textContent.startsWith('Kept on this computer') && !document.getElementById('kept').textContent.includes('not kept'), { timeout: KEPT });
      else await new Promise((done) => setTimeout(done, wait));
      const said = await page.$eval('#kept', (line) => line.textContent);
      browser.process().kill('SIGKILL');
      await ended(userDataDir);
      const again = await start();
      const after = await again.newPage();
      await goTo(after, file);
      const offered = await after.$eval('#offer', (screen) => !screen.classList.contains('off'));
      if (offered) await after.click('#go-on');
      const left = offered ? await after.$$eval('[data-item]:checked', (boxes) => boxes.map((box) => box.dataset.item).join()) : 'nothing';
      console.log(`  killed ${wait === KEPT ? 'when the answers were kept' : `${wait / 1000} s after the last tick`}; the form said “${said}”; ticked: ${ticks}; after the restart: ${left}`);
      if (!said.includes('not kept')) hold(left === ticks, `kept was said of ${ticks}, and ${left} is there`);
      if (wait === KEPT) hold(offered, 'nothing is offered');
      await again.close();
    }
  },

  /** The same in Firefox: filled in, saved, loaded and saved again. */
  async firefox() {
    const file = written('firefox');
    const downloads = join(FOLDER, 'firefox-downloads');
    rmSync(downloads, { recursive: true, force: true });
    mkdirSync(downloads);
    const browser = await puppeteer.launch({
      browser: 'firefox', executablePath: '/usr/bin/firefox-esr', timeout: PATIENCE,
      extraPrefsFirefox: {
        'security.fileuri.strict_origin_policy': true, 'browser.download.folderList': 2, 'browser.download.dir': downloads,
        'browser.download.useDownloadDir': true, 'browser.helperApps.neverAsk.saveToDisk': 'application/json', 'browser.download.alwaysOpenPanel': false,
      },
    });
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    await goTo(page, file);
    const key = (name) => page.keyboard.press(name === 'Space' ? ' ' : name);
    const reach = async (selector) => {
      for (let step = 0; step < 60; step += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
        await key('Tab');
      }
      hold(false, `Tab doesn't reach ${selector}`);
    };
    const downloaded = async () => {
      const since = performance.now();
      while (performance.now() - since < PATIENCE) {
        const found = readdirSync(downloads).filter((name) => name.endsWith('.json'));
        if (found.length) {
          try {
            return JSON.parse(readFileSync(join(downloads, found[0]), 'utf8'));
          } catch {
            // It is still being written.
          }
        }
        await new Promise((done) => setTimeout(done, 100));
      }
      hold(false, 'no file was saved');
      return { about: { form: {} }, areas: {} };
    };
    await reach('#about-name');
    await page.keyboard.type('Amina');
    await reach('#to-list');
    await key('Enter');
    await reach('[data-to="1"]');
    await key('Enter');
    await reach('[id="tick-1a.E2"]');
    await key('Space');
    await reach('#note-1');
    await page.keyboard.type('A note.');
    await reach('#area-1 .save');
    await key('Enter');
    await reach('#all-the-same');
    await key('Enter');
    const first = await downloaded();
    same(first.areas, { '1a': { ticked: ['E2'], notes: [{ text: 'A note.' }] } }, 'what is saved');
    scored(first, 'firefox');
    for (const name of readdirSync(downloads)) rmSync(join(downloads, name));
    await settle(page);
    await reload(page);
    hold(await page.$eval('#offer', (screen) => !screen.classList.contains('off')), 'after a reload the answers are not offered');
    await page.click('#delete-kept');
    await settle(page);
    hold(await page.$eval('#about-name', (field) => field.value) === '' && await page.$eval('#note-1', (field) => field.value) === '', 'the browser fills fields in behind our back');
    const input = await page.$('#file');
    const path = join(FOLDER, 'firefox.json');
    await input.uploadFile(path);
    await page.waitForFunction(() => document.getElementById('said').textContent !== '');
    const told = await page.$eval('#said', (said) => said.textContent);
    hold(told.startsWith('Loaded 1 tick in 1 area, saved'), told);
    await page.click('#save');
    if (await page.$eval('#check', (screen) => !screen.classList.contains('off'))) await page.click('#all-the-same');
    same(settled(await downloaded()), settled(first), 'loaded and saved is not the same');
    hold(said.length === 0, `said: ${said}`);
    await browser.close();
  },
};

const browser = await launch();
for (const [name, run] of Object.entries(parts)) {
  if (ONLY ? !name.startsWith(ONLY) : name === 'killed') continue;
  part = name;
  latest = null;
  const since = performance.now();
  const before = checks;
  try {
    await run(browser);
  } catch (error) {
    hold(false, `${String(error.stack ?? error).slice(0, 900)}\n  ${await standing()}`);
  }
  console.log(`form, ${name}: ${checks - before} checks, ${((performance.now() - since) / 1000).toFixed(0)} s`);
}
await browser.close();
for (const fault of faults.slice(0, 30)) console.log(`  FAULT form, ${fault}`);
console.log(`form: ${checks} checks, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
