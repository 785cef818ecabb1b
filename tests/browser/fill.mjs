// Fills the web form in with given answers as people do, by clicking and typing, and saves them:
//
//     node fill.mjs FORM ANSWERS FILE TEXT
//
// ANSWERS is what tests/documents/forms_alike.py writes. FILE becomes what "Save my answers" puts into Downloads, and TEXT what the form
// shows to be pasted into a mail.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { launch, open, reader } from './browser.mjs';

const [, , form, answers, file, text] = process.argv;
const { about, areas } = JSON.parse(readFileSync(answers, 'utf8'));

const browser = await launch();
const tab = await reader(browser, { acceptDownloads: true });
await open(tab, form);
const { page } = tab;

async function type(selector, words) {
  await page.click(selector);
  await page.locator(selector).pressSequentially(words);
}

/** Adds something to a statement of the area in this place. */
async function add(place, item, what, words = '', date = '') {
  await page.selectOption(`#item-${place}`, item);
  await page.selectOption(`#what-${place}`, what);
  if (words) await type(`#words-${place}`, words);
  if (date) await page.fill(`#date-${place}`, date);
  await page.click(`#area-${place} [data-do=add]`);
}

async function fill(id, { marks, evidence, note, status, reason }) {
  const place = (await page.getAttribute(`[data-area="${id}"]`, 'id')).replace('area-', '');
  await page.click(`#list [data-to="${place}"]`);
  for (const [item, mark] of Object.entries(marks)) {
    if (mark === 'yes') await page.click(`label[for="tick-${id}.${item}"]`);
    else await add(place, item, mark === 'unknown' ? 'unknown' : 'apart', mark === 'unknown' ? '' : mark);
  }
  for (const [item, [words, date]] of Object.entries(evidence)) await add(place, item, 'evidence', words, date);
  if (note) await type(`#note-${place}`, note);
  if (status) await page.click(`label[for="status-${place}-${status}"]`);
  if (reason) await type(`#reason-${place}`, reason);
  await page.click(`#area-${place} .back`);
}

for (const [question, words] of Object.entries(about)) await type(`#about-${question}`, words);
await page.click('#to-list');
for (const [id, area] of Object.entries(areas)) await fill(id, area);
const [saved] = await Promise.all([page.waitForEvent('download'), (async () => {
  await page.click('#save');
  // It asks about areas that are untouched.
  await page.click('#all-the-same');
})()]);
copyFileSync(await saved.path(), file);
await page.click('#done-text');
writeFileSync(text, await page.inputValue('#answers-text'));
await browser.close();
if (tab.said.length) throw new Error(`the browser complains: ${tab.said}`);
