// Small tools that the checks use inside a page: counting, colours, and what is visible.

function tally() {
  const counted = { checks: 0, faults: [] };
  counted.hold = (holds, fault) => {
    counted.checks += 1;
    if (!holds) counted.faults.push(typeof fault === 'function' ? fault() : fault);
  };
  counted.end = () => ({ checks: counted.checks, faults: counted.faults });
  return counted;
}

function folded(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** Red, green and blue of a computed colour; null where nothing is painted. */
function rgb(colour) {
  if (colour === 'none') return null;
  const found = /^rgba?\(([^)]*)\)$/.exec(colour);
  if (!found) throw new Error(`a colour that can't be read: ${colour}`);
  const [red, green, blue, alpha = 1] = found[1].split(/[\s,/]+/).map(Number);
  return alpha === 0 ? null : [red, green, blue];
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG; 1 where one of the two isn't painted. */
function contrast(one, other) {
  if (!one || !other) return 1;
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour that an element stands on; `known` remembers those of other elements. */
function ground(element, known = new Map()) {
  if (!element) return [255, 255, 255];
  if (!known.has(element)) known.set(element, rgb(getComputedStyle(element).backgroundColor) ?? ground(element.parentElement, known));
  return known.get(element);
}

function isShown(element) {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility() && width > 0 && height > 0;
}

/** An element as a reader of messages would look for it. */
function called(element) {
  const kind = element.getAttribute('class');
  return `<${element.tagName.toLowerCase()}${kind ? ` class="${kind}"` : ''}> "${folded(element.textContent).slice(0, 40)}"`;
}

/** By how much two boxes lie over one another, across and down; negative where there is a gap. */
function overlap(one, other) {
  return {
    across: Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x),
    down: Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y),
  };
}

function shownCharts() {
  return [...document.querySelectorAll('svg:not(td svg)')].filter(isShown);
}

function openAll(open) {
  for (const details of document.querySelectorAll('details')) details.open = open;
}

const all = [tally, folded, rgb, luminance, contrast, ground, isShown, called, overlap, shownCharts, openAll];

/** To be evaluated in a page before its checks. */
export const TOOLS = all.map((tool) => `globalThis.${tool.name} = ${tool};`).join('\n');
