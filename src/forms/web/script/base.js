// What all parts of the script share: the form's own data, its state, and what it says.

/** How long a browser may take to put what it was given to keep on the drive: Chromium does so once a minute, and later if it is much. */
const KEPT_AFTER = 70_000;
/** How many letters an hour it takes for much. */
const MUCH = 5_000_000;
/** How long after a key was pressed the answers are kept. */
const PAUSE = 300;
/** How long the browser may take to answer a question before the page says that it can't work here. */
const ANSWER_WITHIN = 10_000;
const FORMAT = 'thrive-assessment/1';
const BEGIN = '-----BEGIN THRIVE ANSWERS-----';
const END = '-----END THRIVE ANSWERS-----';

/** @typedef {Record<string, unknown>} Json */
/** @typedef {'' | 'answered' | 'cannot-judge' | 'does-not-apply'} Status */
/** @typedef {Json & {text: string}} Remark */
/** @typedef {{id: string, label: string, first: string, items: string[]}} Area */
/** @typedef {[one: string, many: string, language: string | null]} Phrase */
/**
 * The answers in one area. `loaded` is how a file had them, until something changes; `rest` is what only the program asks about.
 * @typedef {{ticked: Set<string>, unsure: Set<string>, apart: Map<string, string>, evidence: Map<string, Remark[]>, note: string,
 *   notes: Remark[], status: Status, reason: string, adding: Adding, rest: Json, loaded: Json | null}} Answers
 */
/**
 * What stands in the fields for adding to a statement, and is not added yet. `remark` is the evidence that is being changed, as it was.
 * @typedef {{item: string, what: string, words: string, date: string, remark: Remark | null}} Adding
 */
/** @typedef {{file: Json, about: Json, said: Record<string, string>, areas: Map<string, Answers>, others: Json, saves: number, saved: string}} Model */
/** @typedef {{kind: 'unknown' | 'apart' | 'evidence', item: string, words: string, date: string, remark: Remark | null}} Entry */

/** @type {{id: string, framework: {id: string, version: string, overlay: Json | null}, wording: string, kind: string, scope: string[],
 *   title: string | null, limits: {longest: number, yesOrNo: string[], days: [string, string]}, fallback: string, name: string, slug: string, areas: Area[], words: Record<string, Phrase> & {months: string[]}}} */
const form = JSON.parse(byId('form-data').textContent ?? '');
const draftKey = `thrive-form/${form.id}/${form.framework.version}`;
const screens = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.screen')]);
const sections = new Map(form.areas.map((area, place) => [area.id, byId(`area-${place + 1}`)]));
const shared = /** @type {HTMLInputElement} */ (byId('shared'));
const file = /** @type {HTMLInputElement} */ (byId('file'));

let model = read({});
/** Whether it is settled what becomes of the answers that were kept: before, nothing is kept. */
let decided = false;
/** Whether another tab has kept its answers since something was changed here. */
let yielded = false;
let failed = false;
let changedSinceFile = false;
let asked = false;
let fileName = '';
let keptAt = '';
let keptLast = 0;
let keptSure = 0;
let timer = 0;
let shown = 'start';
let cameFrom = 'list';
/** @type {Model | null} */
let waiting = null;

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} name @param {Record<string, string>} [fills] @param {number} [count] */
function say(name, fills = {}, count = 2) {
  const phrase = form.words[name][count === 1 ? 0 : 1];
  return phrase.replace(/\{([a-z]+)\}/g, (place, key) => (Object.hasOwn(fills, key) ? fills[key] : place));
}

/** Puts a phrase into an element. @param {Element} element @param {string} name @param {Record<string, string>} [fills] @param {number} [count] */
function put(element, name, fills, count) {
  element.textContent = say(name, fills, count);
  const language = form.words[name][2];
  if (language) element.setAttribute('lang', language);
  else element.removeAttribute('lang');
}

/** A new element with a phrase in it. @param {string} tag @param {string} name @param {Record<string, string>} [fills] */
function made(tag, name, fills) {
  const element = document.createElement(tag);
  put(element, name, fills);
  return element;
}

/** Tells something at the top of the page, where it is also read out. @param {string} name @param {Record<string, string>} [fills] */
function tell(name, fills) {
  const said = byId('said');
  said.replaceChildren(made('p', name, fills));
  said.scrollIntoView({ block: 'nearest' });
}

/** A moment as people read it. @param {string} at */
function moment(at) {
  const [, date, time] = /^([\d-]+)T(\d\d:\d\d)/.exec(at) ?? [];
  return time ? say('moment', { date: day(date), time }) : say('unknownMoment');
}

/** Whether a text is a day as files have it, and one that they may have. @param {string} date */
function isDay(date) {
  const [first, last] = form.limits.days;
  return /^\d{4}-\d\d-\d\d$/.test(date) && date >= first && date <= last;
}

/** A day as people read it; what is none, as it stands. @param {string} date */
function day(date) {
  if (!isDay(date)) return date;
  const [year, month, number] = date.split('-').map(Number);
  return say('day', { day: String(number), month: form.words.months[month - 1] ?? '', year: String(year) });
}

/** This moment, with the time zone. */
function now() {
  const at = new Date();
  const away = -at.getTimezoneOffset();
  const two = (/** @type {number} */ number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');
  const local = new Date(at.getTime() + away * 60_000).toISOString().slice(0, 19);
  return `${local}${away < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
}

/** A text as files have it: without blanks around it and without what no file can hold. @param {unknown} text */
function tidy(text) {
  const plain = String(text ?? '').replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  return plain.replace(/[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '').trim();
}

/** @param {string} text */
function isReason(text) {
  const bare = tidy(text).replace(/^[\s.]+|[\s.]+$/g, '').toLowerCase();
  return bare !== '' && !form.limits.yesOrNo.includes(bare);
}
