// Opens pages as a reader would, and notes whatever a page asks for or complains of.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { TOOLS } from './inside.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What counts as met: the tags of axe.
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How long anything may take before it is a fault, in milliseconds: the machine may be busy with other checks. */
export const PATIENCE = 120_000;

export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'], timeout: PATIENCE });
}

/** A tab in which one page after the other can be opened; it lets nothing through but the page itself. */
export async function reader(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const found = { page, context, address: null, asked: [], said: [] };
  page.on('request', (request) => {
    if (![found.address, 'about:blank'].includes(request.url())) found.asked.push(request.url().slice(0, 100));
  });
  await page.route('**', (route) => (route.request().url() === found.address ? route.continue() : route.abort()));
  page.on('console', (message) => found.said.push(message.text().slice(0, 200)));
  page.on('pageerror', (error) => found.said.push(String(error)));
  page.on('dialog', (dialog) => {
    found.said.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.addInitScript(`${TOOLS}
    window.refused = [];
    addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));`);
  return found;
}

/** Gives what `make` makes to whoever asks, and again to the next when it is free: a new tab costs more than a page in an old one. */
export function pool(make) {
  const free = [];
  return async (use) => {
    const one = free.pop() ?? await make();
    const outcome = await use(one);
    free.push(one);
    return outcome;
  };
}

/** Opens a page in such a tab: what it asks for is noted in `asked`, what the browser complains of in `said`. */
export async function open(found, file) {
  await found.page.goto('about:blank');
  Object.assign(found, { address: pathToFileURL(file).href, asked: [], said: [] });
  const since = performance.now();
  await found.page.goto(found.address);
  return Object.assign(found, { took: performance.now() - since });
}

/** Everything that axe finds wrong with a page, and what it leaves to be looked at, by reason. */
export async function axe(page, { rules = null, without = [] } = {}) {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  const result = await page.evaluate(async ([tags, rules, without]) => {
    const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
    const { violations, incomplete, passes } = await window.axe.run(document, {
      runOnly, rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])), resultTypes: ['violations', 'incomplete'],
    });
    const reason = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
    return {
      rules: passes.length + violations.length + incomplete.length,
      violations: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 100)} (${reason(node)})`)),
      undecided: incomplete.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${reason(node)}`)),
    };
  }, [RULES, rules, without]);
  return { checks: result.rules, faults: result.violations, undecided: result.undecided };
}
