// Checks the web pages of a program in a browser: node check.mjs PROGRAM FOLDER [WHAT], from the root of the repository. WHAT is the
// start of a page's name; "seeded", whether each check can fail; or "large", how long the largest note takes, which is to be
// measured with nothing else going on. Without WHAT, all but the last.

import { readFileSync } from 'node:fs';
import { battery, styleOf } from './battery.mjs';
import { launch, pool, reader } from './browser.mjs';
import { write } from './pages.mjs';
import { Program } from './program.mjs';
import { seededTasks } from './seeded.mjs';
import { hostileTasks, large } from './unharmed.mjs';

/** As many at a time as there are cores to spare. */
const AT_ONCE = 3;
/** Of one kind of fault, so many are printed. */
const MOST = 8;

/** The outcomes of tasks, several of which run at a time. */
async function all(tasks) {
  const outcomes = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const place = next;
      next += 1;
      outcomes[place] = await tasks[place]();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

function complain(where, faults) {
  const different = [...new Set(faults)];
  for (const fault of different.slice(0, MOST)) console.log(`  FAULT ${where}: ${fault}`);
  if (different.length > MOST) console.log(`  FAULT ${where}: and ${different.length - MOST} more like it`);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** How often each of some texts stands there. */
function counted(texts) {
  const times = {};
  for (const text of texts) times[text] = (times[text] ?? 0) + 1;
  return times;
}

/** What stands on a page that needs a style: elements, with their classes if they have any. `bdi` looks like what it stands in. */
function kindsOn(file) {
  const tags = readFileSync(file, 'utf8').matchAll(/<(\w+)((?: [\w-]+="[^"]*")*)>/g);
  return new Set([...tags].filter(([, tag]) => tag !== 'bdi').map(([, tag, attributes]) => `${tag}.${/ class="([^"]*)"/.exec(attributes)?.[1] ?? ''}`));
}

/** What has to be alike on all pages for some checks to be made on some of them only. */
function checkAlike(subjects) {
  const faults = new Set(subjects.map(({ file }) => styleOf(file))).size === 1 ? [] : ['not all pages have one style sheet'];
  const known = new Set(subjects.filter(({ colourful }) => colourful).flatMap(({ file }) => [...kindsOn(file)]));
  for (const { name, file } of subjects) {
    for (const kind of kindsOn(file)) if (!known.has(kind)) faults.push(`${name} has ${kind}, which none of the colourful pages has`);
  }
  complain('pages', faults);
  return { faults: faults.length, said: `pages alike: ${known.size} kinds of element` };
}

async function checkPages(inTab, subjects) {
  const results = await all(subjects.map((subject) => async () => {
    const { outcomes, requests } = await inTab((tab) => battery(tab, subject));
    const faults = outcomes.flatMap((outcome) => outcome.faults);
    console.log(`${subject.name}: ${sum(outcomes.map(({ checks }) => checks))} checks, ${faults.length} faults`);
    for (const { look, check, faults } of outcomes) complain(`${subject.name}, ${look}, ${check}`, faults);
    return { outcomes, requests, faults };
  }));
  const outcomes = results.flatMap((result) => result.outcomes);
  const axe = outcomes.filter(({ check }) => check.startsWith('axe'));
  const undecided = Object.entries(counted(axe.flatMap((outcome) => outcome.undecided)));
  for (const [reason, times] of undecided) console.log(`  left open by axe, ${times} times: ${reason}`);
  return {
    faults: sum(results.map((result) => result.faults.length)),
    said: `pages ${subjects.length}, checks ${sum(outcomes.map(({ checks }) => checks))}, axe violations ${sum(axe.map(({ faults }) => faults.length))}`
      + `, requests ${sum(results.map(({ requests }) => requests))}`,
  };
}

async function checkHostile(browser, program) {
  const results = await all(hostileTasks(browser, program));
  for (const { name, faults } of results) complain(name, faults);
  const kept = results.filter((result) => result.kept).length;
  const ran = results.filter((result) => result.ran).length;
  return {
    faults: sum(results.map((result) => result.faults.length)),
    said: `hostile texts ${kept} of ${results.length} kept, ${ran || 'none'} executed, ${sum(results.map(({ checks }) => checks))} checks`,
  };
}

async function checkLarge(browser, program) {
  const { name, faults } = await large(browser, program);
  complain(name, faults);
  return { faults: faults.length, said: name };
}

async function checkSeeded(browser, inTab, program, subjects) {
  const results = await all(seededTasks(browser, inTab, program, subjects));
  for (const { name, faults } of results) complain(`seeded: ${name}`, faults);
  return {
    faults: sum(results.map((result) => result.faults.length)),
    said: `seeded faults ${results.filter(({ faults }) => faults.length === 0).length} of ${results.length} caught`,
  };
}

const [, , path, folder, only] = process.argv;
const program = new Program(path, folder);
const browser = await launch();
const inTab = pool(() => reader(browser));
const parts = {
  large: () => checkLarge(browser, program),
  seeded: () => checkSeeded(browser, inTab, program, write(program)),
};
const results = [];
if (Object.hasOwn(parts, only ?? '')) {
  results.push(await parts[only]());
} else {
  const subjects = write(program).filter(({ name }) => name.startsWith(only ?? ''));
  results.push(await checkPages(inTab, subjects));
  if (!only) results.push(checkAlike(subjects), await checkHostile(browser, program), await checkSeeded(browser, inTab, program, subjects));
}
await browser.close();
for (const { said } of results) console.log(said);
process.exit(results.some(({ faults }) => faults > 0) ? 1 : 0);
