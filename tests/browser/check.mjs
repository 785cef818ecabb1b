// Checks the web pages of a program in a browser: node check.mjs PROGRAM FOLDER [PAGE], from the root of the repository.

import { battery } from './battery.mjs';
import { launch } from './browser.mjs';
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

async function checkPages(browser, subjects) {
  const results = await all(subjects.map((subject) => async () => {
    const { outcomes, requests } = await battery(browser, subject);
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
  const results = [...await all(hostileTasks(browser, program)), await large(browser, program)];
  for (const { name, faults } of results) complain(name, faults);
  const kept = results.filter((result) => result.kept).length;
  const ran = results.filter((result) => result.ran).length;
  return {
    faults: sum(results.map((result) => result.faults.length)),
    said: `hostile texts ${kept} of ${results.length} kept, ${ran || 'none'} executed, ${sum(results.map(({ checks }) => checks))} checks`,
  };
}

async function checkSeeded(browser, program, subjects) {
  const results = await all(seededTasks(browser, program, subjects));
  for (const { name, faults } of results) complain(`seeded: ${name}`, faults);
  return {
    faults: sum(results.map((result) => result.faults.length)),
    said: `seeded faults ${results.filter(({ faults }) => faults.length === 0).length} of ${results.length} caught`,
  };
}

const [, , path, folder, only] = process.argv;
const program = new Program(path, folder);
const browser = await launch();
const subjects = write(program).filter(({ name }) => !only || name.startsWith(only));
const results = [await checkPages(browser, subjects)];
if (!only) results.push(await checkHostile(browser, program), await checkSeeded(browser, program, subjects));
await browser.close();
for (const { said } of results) console.log(said);
process.exit(results.some(({ faults }) => faults > 0) ? 1 : 0);
