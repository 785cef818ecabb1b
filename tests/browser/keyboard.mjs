// The page from the keyboard: in the order of the text, every stop visible, marked and large enough; and the skip link works.

const MARK = 3;
const TARGET = 24;

/** Numbers everything that Tab should reach; how many that are. */
function number() {
  const stops = [...document.querySelectorAll('a[href],summary,[tabindex="0"]')].filter((stop) => stop.checkVisibility());
  window.stops = stops;
  return stops.length;
}

/** How a stop in focus is marked. */
function marked(stop, MARK) {
  const { hold, end } = tally();
  const box = stop.getBoundingClientRect();
  const style = getComputedStyle(stop);
  const page = ground(stop.parentElement);
  const line = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? null : rgb(style.outlineColor);
  const halo = style.boxShadow === 'none' ? null : rgb(/rgba?\([^)]*\)/.exec(style.boxShadow)[0]);
  hold(Math.max(contrast(line, page), contrast(halo, page)) >= MARK, () => `${called(stop)} in focus is not marked`);
  const reach = line ? parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset) : 0;
  for (let around = stop.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowX === 'visible' || around === document.documentElement) continue;
    const room = around.getBoundingClientRect();
    hold(box.left - reach >= room.left - 1 && box.right + reach <= room.right + 1, () => `the mark of ${called(stop)} is cut off`);
  }
  return end();
}

/** The element in focus: its place, and what is wrong with how it stands there. */
function atFocus([MARK, TARGET]) {
  const { hold, end } = tally();
  const stop = document.activeElement;
  const mark = window.marked(stop, MARK);
  mark.faults.forEach((fault) => hold(false, fault));
  const box = stop.getBoundingClientRect();
  const seen = { x: Math.max(box.left, 0), y: Math.max(box.top, 0) };
  seen.right = Math.min(box.right, innerWidth);
  seen.bottom = Math.min(box.bottom, innerHeight);
  const whole = box.height > innerHeight || (box.top >= -1 && box.bottom <= innerHeight + 1);
  const on = document.elementFromPoint((seen.x + seen.right) / 2, (seen.y + seen.bottom) / 2);
  hold(whole && seen.bottom - seen.y >= TARGET - 1 && on && (stop.contains(on) || on.contains(stop)), () => `${called(stop)} in focus is hidden`);
  hold(box.width >= TARGET && box.height >= TARGET, () => `${called(stop)} is ${box.width} by ${box.height}, a small target`);
  return { ...end(), place: window.stops.indexOf(stop) };
}

/** Every stop is put in focus by script, and `look` called with it; what that finds. */
async function eachInFocus(page, look) {
  await page.evaluate(number);
  await page.evaluate(`window.marked = ${marked}; window.atFocus = ${atFocus}; window.look = ${look}`);
  return page.evaluate((given) => {
    const { hold, end } = tally();
    for (const stop of window.stops) {
      stop.focus({ focusVisible: true });
      hold(document.activeElement === stop, () => `${called(stop)} takes no focus`);
      window.look(stop, given).faults.forEach((fault) => hold(false, fault));
    }
    document.activeElement.blur();
    return end();
  }, [MARK, TARGET]);
}

/** The mark of every stop, in colours other than those in which Tab is tried. */
export const marks = ({ page }) => eachInFocus(page, (stop, [MARK]) => window.marked(stop, MARK));

/** Every stop as Tab would find it, at a width at which Tab is not tried. */
export const stops = ({ page }) => eachInFocus(page, (_, given) => window.atFocus(given));

/** Only on a page that has just been loaded does Tab start at its top. */
async function afresh(page, address) {
  await page.goto('about:blank');
  await page.goto(address);
}

/** Tab from the first stop to the last. */
export async function keyboard({ page, address }) {
  await afresh(page, address);
  const count = await page.evaluate(number);
  await page.evaluate(`window.marked = ${marked}`);
  const found = { checks: 0, faults: [] };
  for (let place = 0; place < count; place += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(atFocus, [MARK, TARGET]);
    found.checks += stop.checks + 1;
    found.faults.push(...stop.faults);
    if (stop.place !== place) {
      found.faults.push(`Tab leads to stop ${stop.place + 1} instead of ${place + 1} of ${count}`);
      return found;
    }
  }
  return found;
}

/** The skip link, on a page loaded afresh. */
export async function skipLink({ page, address }) {
  const faults = [];
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  await afresh(page, address);
  await page.keyboard.press('Tab');
  if (await focus() !== 'skip') faults.push('the skip link is not the first stop');
  await page.keyboard.press('Enter');
  if (await focus() !== 'main') faults.push('the skip link does not lead to the report');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.getElementById('main').contains(document.activeElement));
  const anything = await page.evaluate(() => document.querySelector('main :is(summary,a,[tabindex="0"])') !== null);
  if (anything && !inside) faults.push('after the skip link, Tab does not go on in the report');
  return { checks: 3, faults };
}
