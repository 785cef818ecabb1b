// @ts-check
// Keeps, saves and loads the answers of a form. Nothing here sends anything anywhere. What is saved is an assessment file; what the
// marks mean in it is the same as in every other form: an area without any mark is left out, unless it was gone through.
(() => {
  'use strict';

  /** How long a browser may take to put what it was given to keep on the drive: Chromium does so once a minute, and later if it is much. */
  const KEPT_AFTER = 70_000;
  /** How many letters an hour it takes for much. */
  const MUCH = 5_000_000;
  /** How long after a key was pressed the answers are kept. */
  const PAUSE = 300;
  const FORMAT = 'thrive-assessment/1';
  const LONGEST = 100_000;
  const BEGIN = '-----BEGIN THRIVE ANSWERS-----';
  const END = '-----END THRIVE ANSWERS-----';
  const NO_REASON = ['', 'y', 'n', 'yes', 'no', 'true', 'false', 'on', 'off', '1', '0'];

  /** @typedef {Record<string, unknown>} Json */
  /** @typedef {'' | 'answered' | 'cannot-judge' | 'does-not-apply'} Status */
  /** @typedef {Json & {text: string}} Remark */
  /** @typedef {{id: string, label: string, first: string, items: string[]}} Area */
  /** @typedef {[one: string, many: string, language: string | null]} Phrase */
  /**
   * The answers in one area. `loaded` is how a file had them, until something changes; `rest` is what only the program asks about.
   * @typedef {{ticked: Set<string>, unsure: Set<string>, apart: Map<string, string>, evidence: Map<string, Remark[]>, note: string,
   *   notes: Remark[], status: Status, reason: string, rest: Json, loaded: Json | null}} Answers
   */
  /** @typedef {{file: Json, about: Json, said: Record<string, string>, areas: Map<string, Answers>, others: Json, saves: number, saved: string}} Model */
  /** @typedef {{kind: 'unknown' | 'apart' | 'evidence', item: string, words: string, date: string, remark: Remark | null}} Entry */

  /** @type {{id: string, framework: {id: string, version: string, overlay: Json | null}, wording: string, kind: string, scope: string[],
   *   title: string | null, fallback: string, name: string, slug: string, areas: Area[], words: Record<string, Phrase> & {months: string[]}}} */
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

  /** A day as people read it. @param {string} date */
  function day(date) {
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
    return !NO_REASON.includes(tidy(text).replace(/^[\s.]+|[\s.]+$/g, '').toLowerCase());
  }

  // Reading files. Whatever is not as expected is kept as it is, or left out where it could do harm.

  /** @param {unknown} value @returns {Json} */
  function object(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? /** @type {Json} */ (value) : {};
  }

  /** @param {unknown} value @returns {unknown[]} */
  function list(value) {
    return Array.isArray(value) ? value : [];
  }

  /** @param {unknown} value @returns {string[]} */
  function texts(value) {
    return list(value).filter((text) => typeof text === 'string');
  }

  /** @param {unknown} value */
  function text(value) {
    return typeof value === 'string' ? value : '';
  }

  /** @param {unknown} value @returns {Remark[]} */
  function remarks(value) {
    return list(value).map(object).filter((remark) => typeof remark.text === 'string').map((remark) => /** @type {Remark} */ (remark));
  }

  /** An area as a file has it. @param {unknown} value @returns {Answers} */
  function readArea(value) {
    const loaded = object(value);
    const { open, ticked, unsure, not_applicable, excluded, evidence, notes, ...rest } = loaded;
    /** @type {Answers} */
    const answers = {
      ticked: new Set(texts(ticked)),
      unsure: new Set(texts(unsure)),
      apart: new Map(Object.entries(object(not_applicable)).map(([item, reason]) => [item, text(reason)])),
      evidence: new Map(Object.entries(object(evidence)).map(([item, pieces]) => [item, remarks(pieces)])),
      note: '', notes: remarks(notes), status: '', reason: text(excluded), rest, loaded,
    };
    const plain = (/** @type {Remark} */ note) => Object.keys(note).length === 1;
    const cannot = answers.notes.findLast((note) => plain(note) && note.text === say('cannotJudge'));
    if (answers.reason) answers.status = 'does-not-apply';
    else if (!open) answers.status = 'answered';
    else if (cannot && !isMarked(answers)) {
      answers.status = 'cannot-judge';
      answers.notes = answers.notes.filter((note) => note !== cannot);
    }
    const own = answers.notes.find(plain);
    answers.note = own?.text ?? '';
    answers.notes = answers.notes.filter((note) => note !== own);
    return answers;
  }

  /** @returns {Answers} */
  function noAnswers() {
    return { ...readArea({ open: form.areas[0]?.first }), loaded: null };
  }

  /** The answers of a file, which is one of this form. @param {Json} from @returns {Model} */
  function read(from) {
    const about = object(from.about);
    const found = object(from.areas);
    const areas = new Map(form.areas.map(({ id }) => [id, Object.hasOwn(found, id) ? readArea(found[id]) : noAnswers()]));
    const others = Object.fromEntries(Object.entries(found).filter(([id]) => !areas.has(id)));
    const person = object(list(about.assessors)[0]);
    const role = text(person.role);
    const name = text(person.name) === role ? '' : text(person.name);
    const title = text(about.title) === form.fallback ? '' : text(about.title);
    const said = { title, organisation: text(about.organisation), place: text(about.place), name, role };
    const ref = object(about.form);
    const saves = Number.isSafeInteger(ref.saves) ? Math.max(0, Number(ref.saves)) : 0;
    return { file: from, about, said, areas, others, saves, saved: text(ref.saved) };
  }

  /** Why a file is not for this form; nothing if it is. @param {Json} from */
  function refusal(from) {
    if (from.format !== FORMAT) return 'notAnswers';
    const { id, version, overlay } = object(from.framework);
    const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) => (one ?? null) === (other ?? null);
    const laid = object(overlay);
    const own = object(form.framework.overlay);
    if (id !== form.framework.id || version !== form.framework.version || !same(laid.id, own.id) || !same(laid.version, own.version)) return 'otherFramework';
    return object(object(from.about).form).id === form.id ? null : 'otherForm';
  }

  /** The JSON in a text, which may be an e-mail with the answers between two lines. @param {string} given @returns {Json | null} */
  function parsed(given) {
    const start = given.indexOf(BEGIN);
    const inner = start < 0 ? given : given.slice(start + BEGIN.length).split(END)[0];
    try {
      const value = JSON.parse(inner);
      return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
    } catch {
      return null;
    }
  }

  // Writing files.

  /** @param {Answers} answers */
  function isMarked({ ticked, unsure, apart }) {
    return ticked.size + unsure.size + apart.size > 0;
  }

  /** Whether nothing is said about an area. @param {Answers} answers */
  function isUntouched(answers) {
    const { evidence, notes, note, status, rest } = answers;
    return !isMarked(answers) && status === '' && evidence.size === 0 && notes.length === 0 && tidy(note) === '' && Object.keys(rest).length === 0;
  }

  /** @param {Answers} answers */
  function isAtOdds(answers) {
    return isMarked(answers) && (answers.status === 'cannot-judge' || answers.status === 'does-not-apply');
  }

  /** An area as it is saved; nothing if nothing is said about it. @param {Area} area @param {Answers} answers @returns {Json | null} */
  function writeArea({ first, items }, answers) {
    if (answers.loaded) return answers.loaded;
    const { ticked, unsure, apart, evidence, notes, status } = answers;
    const marked = isMarked(answers);
    const reason = tidy(answers.reason);
    const isAnswered = !isAtOdds(answers) && (marked || status === 'answered');
    const inOrder = (/** @type {Iterable<string>} */ ids) => {
      const all = [...ids];
      return [...items.filter((item) => all.includes(item)), ...all.filter((item) => !items.includes(item))];
    };
    const byItem = (/** @type {Map<string, unknown>} */ map) => Object.fromEntries(inOrder(map.keys()).map((item) => [item, map.get(item)]));
    const allNotes = tidy(answers.note) ? [{ text: tidy(answers.note) }, ...notes] : [...notes];
    if (status === 'cannot-judge' && !marked) allNotes.push({ text: say('cannotJudge') });
    /** @type {Json} */
    const said = {};
    if (ticked.size) said.ticked = inOrder(ticked);
    if (unsure.size) said.unsure = inOrder(unsure);
    if (apart.size) said.not_applicable = byItem(apart);
    if (status === 'does-not-apply' && !marked && isReason(reason)) said.excluded = reason;
    if (evidence.size) said.evidence = byItem(evidence);
    if (allNotes.length) said.notes = allNotes;
    const rest = { ...answers.rest };
    if (isAnswered) for (const key of ['unconfirmed', 'reworded']) delete rest[key];
    Object.assign(said, rest);
    if (isAnswered) return said;
    return Object.keys(said).length ? { open: first, ...said } : null;
  }

  /** @param {Model} from @param {string} saved @param {number} saves @returns {Json} */
  function write(from, saved, saves) {
    const given = from.said;
    const today = saved.slice(0, 10);
    const [, ...otherPeople] = list(from.about.assessors);
    const name = tidy(given.name) || tidy(given.role);
    const role = tidy(given.role);
    const person = name ? [{ ...object(list(from.about.assessors)[0]), name, ...(role ? { role } : { role: undefined }) }] : [];
    const assessors = [...person, ...otherPeople];
    const areas = form.areas.map((area) => [area.id, writeArea(area, areaOf(from, area.id))]).filter(([, answers]) => answers);
    const ref = { id: form.id, wording: form.wording || undefined, saved, saves };
    const about = {
      ...from.about,
      title: form.title ?? (tidy(given.title) || form.fallback),
      organisation: tidy(given.organisation) || undefined,
      place: tidy(given.place) || undefined,
      kind: form.kind,
      assessors: assessors.length ? assessors : undefined,
      scope: form.scope.length ? form.scope : undefined,
      started: from.about.started ?? today,
      updated: changedSinceFile ? today : from.about.updated ?? today,
      status: from.about.status ?? 'draft',
      form: { ...object(from.about.form), ...ref },
    };
    const { id, version, overlay } = form.framework;
    const framework = overlay ? { id, version, overlay } : { id, version };
    const rest = Object.entries(from.file).filter(([key]) => !['format', 'framework', 'about', 'areas'].includes(key));
    return { format: FORMAT, framework, about, areas: { ...Object.fromEntries(areas), ...from.others }, ...Object.fromEntries(rest) };
  }

  /** @param {Model} from @param {string} id @returns {Answers} */
  function areaOf(from, id) {
    return from.areas.get(id) ?? noAnswers();
  }

  // Keeping answers on this computer.

  /** @type {Storage | null} */
  let store = null;
  try {
    store = window.localStorage;
    store.getItem(draftKey);
  } catch {
    store = null;
  }

  /** What was kept, if anything was. @returns {{at: string, model: Model} | 'broken' | null} */
  function kept() {
    const draft = store?.getItem(draftKey);
    if (!draft) return null;
    const value = parsed(draft);
    const from = object(value?.file);
    if (!value || refusal(from)) return 'broken';
    const found = read(from);
    for (const [id, [status, reason]] of Object.entries(object(value.said)).map(([id, pair]) => /** @type {const} */ ([id, texts(pair)]))) {
      const answers = found.areas.get(id);
      if (answers && ['', 'answered', 'cannot-judge', 'does-not-apply'].includes(status)) {
        if (answers.status !== status || answers.reason !== reason) answers.loaded = null;
        Object.assign(answers, { status, reason });
      }
    }
    return { at: text(value.at), model: found };
  }

  /** Keeps the answers, if that may be done. */
  function keep() {
    window.clearTimeout(timer);
    timer = 0;
    if (!decided || yielded || shared.checked || !store) return;
    const at = now();
    const said = Object.fromEntries([...model.areas].map(([id, { status, reason }]) => [id, [status, reason]]));
    const draft = JSON.stringify({ at, file: write(model, model.saved, model.saves), said });
    try {
      store.setItem(draftKey, draft);
      failed = false;
    } catch {
      failed = true;
    }
    keptLast += 1;
    const mine = keptLast;
    window.setTimeout(() => {
      if (failed || shared.checked || mine < keptSure) return;
      keptSure = mine;
      keptAt = at;
      foot();
    }, Math.max(KEPT_AFTER, (draft.length / MUCH) * 3_600_000 + 10_000));
    foot();
  }

  function forget() {
    window.clearTimeout(timer);
    timer = 0;
    try {
      store?.removeItem(draftKey);
    } catch {
      failed = true;
    }
    keptAt = '';
    keptSure = keptLast + 1;
  }

  /** Something was changed by whoever fills the form in. */
  function changed() {
    yielded = false;
    changedSinceFile = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE);
    foot();
  }

  /** The line that says what is kept and what is saved. */
  function foot() {
    const line = byId('kept');
    if (!store || shared.checked) put(line, 'keptNothing');
    else if (failed) put(line, 'keptFailed');
    else if (yielded) put(line, 'otherTab');
    else if (timer || keptLast > keptSure) line.textContent = `${keptAt ? `${say('kept', { when: moment(keptAt) })} ` : ''}${say('keptSoon')}`;
    else if (keptAt) put(line, 'kept', { when: moment(keptAt) });
    else line.textContent = '';
    const saved = byId('saved');
    if (!fileName) put(saved, 'notSaved');
    else put(saved, changedSinceFile ? 'changed' : 'savedAs', { file: fileName });
    byId('delete').hidden = !store;
  }

  // Screens.

  /** Shows one screen. @param {string} id @param {boolean} [isNew] whether it is to be a step that Back takes back */
  function show(id, isNew = true) {
    // Pages that ask something first lead to no other.
    if (!decided && id !== 'offer') return;
    if (shown !== id) byId('said').replaceChildren();
    shown = id;
    for (const screen of screens) screen.classList.toggle('off', screen.id !== id);
    byId('foot').hidden = id === 'offer';
    if (id === 'list') showStatuses();
    const heading = byId(id).querySelector('h1');
    document.title = id === 'start' ? form.name : `${heading?.textContent} – ${form.name}`;
    if (isNew) {
      try {
        window.history.pushState({ screen: id }, '');
      } catch {
        // Where a page has no history, Back leaves it, as it does anywhere.
      }
    }
    window.scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }

  function showStatuses() {
    for (const mark of document.querySelectorAll('[data-status]')) {
      const area = form.areas[Number(mark.getAttribute('data-status')) - 1];
      const answers = areaOf(model, area.id);
      const isDone = !isAtOdds(answers) && answers.status !== '' && (answers.status !== 'does-not-apply' || isReason(answers.reason));
      put(mark, isDone ? 'completed' : isUntouched(answers) ? 'notStarted' : 'inProgress');
      mark.classList.toggle('to-do', !isDone);
    }
  }

  /** The fields of an area. @param {HTMLElement} section */
  function fields(section) {
    const get = (/** @type {string} */ selector) => /** @type {HTMLInputElement} */ (section.querySelector(selector));
    return {
      boxes: /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll('[data-item]')]),
      radios: /** @type {HTMLInputElement[]} */ ([...section.querySelectorAll('[type=radio]')]),
      note: get('[data-note]'), reason: get('[data-reason]'),
      item: get('[data-add=item]'), what: get('[data-add=what]'), words: get('[data-add=words]'), date: get('[data-add=date]'),
      fault: get('[data-fault]'), added: get('[data-added]'), others: get('[data-others]'),
    };
  }

  /** Shows the answers in all areas. */
  function paint() {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-about]'))) input.value = model.said[input.dataset.about ?? ''] ?? '';
    for (const { id } of form.areas) {
      const section = /** @type {HTMLElement} */ (sections.get(id));
      const { boxes, radios, note, reason, others } = fields(section);
      const answers = areaOf(model, id);
      for (const box of boxes) box.checked = answers.ticked.has(box.dataset.item ?? '');
      for (const radio of radios) radio.checked = radio.value === answers.status;
      note.value = answers.note;
      reason.value = answers.reason;
      others.hidden = answers.notes.length === 0;
      const lines = answers.notes.map((remark) => {
        const line = document.createElement('li');
        line.dir = 'auto';
        line.textContent = [remark.text, text(remark.by), text(remark.date)].filter(Boolean).join(' – ');
        return line;
      });
      others.querySelector('ul')?.replaceChildren(...lines);
      clear(section);
      paintAdded(section, answers);
    }
    foot();
  }

  /** Everything that was added to statements. @param {Answers} answers @param {string[]} items @returns {Entry[]} */
  function entries(answers, items) {
    const order = [...new Set([...items, ...answers.unsure, ...answers.apart.keys(), ...answers.evidence.keys()])];
    return order.flatMap((item) => {
      /** @type {Entry[]} */
      const all = [];
      if (answers.unsure.has(item)) all.push({ kind: 'unknown', item, words: '', date: '', remark: null });
      const reason = answers.apart.get(item);
      if (reason !== undefined) all.push({ kind: 'apart', item, words: reason, date: '', remark: null });
      for (const remark of answers.evidence.get(item) ?? []) all.push({ kind: 'evidence', item, words: remark.text, date: text(remark.date), remark });
      return all;
    });
  }

  /** @param {HTMLElement} section @param {Answers} answers */
  function paintAdded(section, answers) {
    const area = /** @type {Area} */ (form.areas.find(({ id }) => id === section.dataset.area));
    const lines = entries(answers, area.items).map((entry) => {
      const line = document.createElement('li');
      const said = document.createElement('p');
      const name = document.createElement('b');
      name.textContent = `${area.id}.${entry.item} `;
      const words = document.createElement('bdi');
      words.textContent = entry.words;
      said.append(name, made('span', entry.kind === 'apart' ? 'notApplicable' : entry.kind), entry.words ? ': ' : '', words);
      if (entry.date) said.append(` (${day(entry.date)})`);
      const button = (/** @type {'change' | 'remove'} */ what) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.className = 'tool';
        put(made, what);
        made.setAttribute('aria-label', `${say(what)}: ${said.textContent}`);
        made.addEventListener('click', () => takeOut(section, entry, what === 'change'));
        return made;
      };
      line.append(said, button('change'), button('remove'));
      return line;
    });
    const { added, boxes } = fields(section);
    added.replaceChildren(...lines);
    for (const box of boxes) {
      const item = box.dataset.item ?? '';
      const answer = /** @type {Element} */ (box.parentElement?.querySelector('.answer'));
      if (answers.unsure.has(item)) put(answer, 'unknown');
      else if (answers.apart.has(item)) put(answer, 'notApplicable');
      else answer.textContent = '';
    }
  }

  /** @param {HTMLElement} section */
  function clear(section) {
    const { item, what, words, date, fault } = fields(section);
    for (const field of [item, what, words, date]) field.value = '';
    fault.textContent = '';
  }

  /** @param {HTMLElement} section @returns {Answers} */
  function changing(section) {
    const answers = areaOf(model, section.dataset.area ?? '');
    answers.loaded = null;
    return answers;
  }

  /** Takes out what was added; to change it, it is put into the fields again. @param {HTMLElement} section @param {Entry} entry @param {boolean} toChange */
  function takeOut(section, { kind, item, words, date, remark }, toChange) {
    const at = fields(section);
    if (toChange && isHalfAdded(section)) {
      at.words.focus();
      return;
    }
    const answers = changing(section);
    if (kind === 'unknown') answers.unsure.delete(item);
    else if (kind === 'apart') answers.apart.delete(item);
    else {
      const left = (answers.evidence.get(item) ?? []).filter((other) => other !== remark);
      if (left.length) answers.evidence.set(item, left);
      else answers.evidence.delete(item);
    }
    paintAdded(section, answers);
    if (toChange) {
      Object.assign(at.item, { value: item });
      Object.assign(at.what, { value: kind });
      Object.assign(at.words, { value: words });
      Object.assign(at.date, { value: date });
    }
    (toChange ? at.words : at.item).focus();
    changed();
  }

  /** @param {HTMLElement} section */
  function isHalfAdded(section) {
    const { words, date } = fields(section);
    return tidy(words.value) !== '' || date.value !== '';
  }

  /** Adds to a statement what is in the fields. @param {HTMLElement} section */
  function add(section) {
    const { boxes, item, what, words, date, fault } = fields(section);
    const said = tidy(words.value);
    const wrong = (/** @type {string} */ name, /** @type {HTMLElement} */ field) => {
      put(fault, name);
      field.focus();
    };
    if (!item.value) return wrong('noStatement', item);
    if (!what.value) return wrong('noWhat', what);
    if (what.value === 'unknown' && said) return wrong('spare', words);
    if (what.value === 'apart' ? !isReason(said) : what.value === 'evidence' && !said) return wrong('noWords', words);
    const isDay = date.value === '' || (/^\d{4}-\d\d-\d\d$/.test(date.value) && date.value >= '1948-01-01' && date.value <= '2199-12-31');
    if (date.validity.badInput || !isDay) return wrong('badDate', date);
    const answers = changing(section);
    if (what.value === 'evidence') {
      const remark = date.value ? { text: said, date: date.value } : { text: said };
      answers.evidence.set(item.value, [...(answers.evidence.get(item.value) ?? []), remark]);
    } else {
      // A statement has one answer: the last that was given.
      mark(answers, item.value, what.value === 'unknown' ? { unsure: true } : { reason: said });
      for (const box of boxes) if (box.dataset.item === item.value) box.checked = false;
    }
    clear(section);
    paintAdded(section, answers);
    item.focus();
    changed();
  }

  /** Gives a statement one answer in place of any other. @param {Answers} answers @param {string} item @param {{ticked?: boolean, unsure?: boolean, reason?: string}} answer */
  function mark(answers, item, { ticked, unsure, reason }) {
    answers.ticked.delete(item);
    answers.unsure.delete(item);
    answers.apart.delete(item);
    if (ticked) answers.ticked.add(item);
    if (unsure) answers.unsure.add(item);
    if (reason) answers.apart.set(item, reason);
  }

  /** A field was changed. @param {Event} event */
  function take(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    const section = /** @type {HTMLElement | null} */ (field.closest('.area'));
    if (field.dataset.about) model.said[field.dataset.about] = field.value;
    else if (section && field.dataset.item && event.type === 'change') {
      const answers = changing(section);
      const { item } = field.dataset;
      if (field.checked) mark(answers, item, { ticked: true });
      else answers.ticked.delete(item);
      paintAdded(section, answers);
    } else if (section && field.type === 'radio' && event.type === 'change') changing(section).status = /** @type {Status} */ (field.value);
    else if (section && 'note' in field.dataset) changing(section).note = field.value;
    else if (section && 'reason' in field.dataset) changing(section).reason = field.value;
    else return;
    changed();
  }

  // Saving and loading.

  /** What is to be put right before answers are saved, each with its area. */
  function problems() {
    return form.areas.flatMap((area) => {
      const answers = areaOf(model, area.id);
      const section = /** @type {HTMLElement} */ (sections.get(area.id));
      const all = [answers.note, answers.reason, ...entries(answers, area.items).map(({ words }) => words)];
      /** @type {[boolean, string][]} */
      const faults = [
        [answers.status === 'does-not-apply' && !isAtOdds(answers) && !isReason(answers.reason), 'noReason'],
        [isAtOdds(answers), 'atOdds'],
        [isHalfAdded(section), 'halfAdded'],
        [all.some((one) => one.length > LONGEST), 'tooLong'],
      ];
      return faults.filter(([is]) => is).map(([, name]) => ({ area, name }));
    });
  }

  /** Puts areas into a list, each as a way to it. @param {HTMLElement} block @param {string} name @param {Area[]} areas */
  function listAreas(block, name, areas) {
    block.hidden = areas.length === 0;
    put(/** @type {Element} */ (block.querySelector('p')), name, { count: String(areas.length) }, areas.length);
    const lines = areas.map((area) => {
      const line = document.createElement('li');
      line.textContent = area.label;
      return line;
    });
    block.querySelector('ul')?.replaceChildren(...lines);
  }

  /** Saves, or asks about what may have been forgotten: about what can be put right each time, about what was left out once. */
  function save() {
    cameFrom = shown;
    const found = problems();
    const untouched = form.areas.filter(({ id }) => isUntouched(areaOf(model, id)));
    const begun = form.areas.filter(({ id }) => isMarked(areaOf(model, id)) && areaOf(model, id).status === '' && !areaOf(model, id).loaded);
    if (found.length === 0 && (asked || untouched.length + begun.length === 0)) {
      download(model);
      return;
    }
    const lines = found.map(({ area, name }) => {
      const line = document.createElement('li');
      const button = made('button', name, { area: area.label });
      button.setAttribute('type', 'button');
      button.addEventListener('click', () => show(sections.get(area.id)?.id ?? 'list'));
      line.append(button);
      return line;
    });
    byId('problems').hidden = found.length === 0;
    byId('problems').querySelector('ul')?.replaceChildren(...lines);
    listAreas(byId('untouched'), 'untouched', asked ? [] : untouched);
    listAreas(byId('begun'), 'begun', asked ? [] : begun);
    asked = true;
    show('check');
  }

  /** Marks answers as saved now, and gives them as the text of a file. @param {Model} from */
  function saved(from) {
    from.saved = now();
    from.saves += 1;
    const content = write(from, from.saved, from.saves);
    from.about = object(content.about);
    return `${JSON.stringify(content, null, 2)}\n`;
  }

  /** Asks the browser to save the answers. @param {Model} from */
  function download(from) {
    const content = saved(from);
    const person = tidy(from.said.name).normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f'’]/g, '').replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '');
    const [, day, hour, minute] = /^([\d-]+)T(\d\d):(\d\d)/.exec(from.saved) ?? [];
    const name = [form.slug, 'answers', person, day, `${hour}${minute}`].filter(Boolean).join('-');
    fileName = `${name}.json`;
    const link = document.createElement('a');
    const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    link.setAttribute('href', address);
    link.download = fileName;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
    if (!decided) {
      tell('asked', { file: fileName });
      return;
    }
    changedSinceFile = false;
    keep();
    show('done');
    byId('asked').replaceChildren(made('p', 'asked', { file: fileName }));
    foot();
  }

  function showText() {
    const area = /** @type {HTMLTextAreaElement} */ (byId('answers-text'));
    area.value = `${BEGIN}\n${saved(model)}${END}\n`;
    keep();
    show('text');
  }

  /** Puts loaded answers on the page. @param {Model} loaded */
  function takeIn(loaded) {
    model = loaded;
    asked = false;
    changedSinceFile = false;
    paint();
    yielded = false;
    keep();
  }

  /** @param {Model} loaded */
  function finishLoading(loaded) {
    takeIn(loaded);
    fileName = file.files?.[0]?.name ?? '';
    const areas = form.areas.map(({ id }) => areaOf(loaded, id)).filter((answers) => !isUntouched(answers));
    const ticks = areas.reduce((sum, { ticked }) => sum + ticked.size, 0);
    file.value = '';
    show('list');
    foot();
    tell('loaded', {
      ticks: say('ticks', { count: String(ticks) }, ticks), areas: say('areas', { count: String(areas.length) }, areas.length),
      when: moment(loaded.saved), name: tidy(loaded.said.name) || tidy(loaded.said.role) || say('noName'),
    });
  }

  async function load() {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const from = parsed(await chosen.text().catch(() => ''));
    const why = from ? refusal(from) : 'notJson';
    if (!from || why) {
      file.value = '';
      tell(why ?? 'notJson');
      return;
    }
    waiting = read(from);
    const isEmpty = form.areas.every(({ id }) => isUntouched(areaOf(model, id)));
    if (isEmpty) finishLoading(waiting);
    else show('replace');
  }

  // Printing: long texts whole, closed details open.

  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  function beforePrint() {
    opened = [...document.querySelectorAll('details')].filter((details) => !details.open);
    for (const details of opened) details.open = true;
    for (const copy of document.querySelectorAll('.copy')) {
      const area = /** @type {HTMLTextAreaElement} */ (copy.previousElementSibling);
      copy.textContent = area.value;
      area.classList.toggle('copied', area.value !== '');
    }
    const name = tidy(model.said.name) || say('noName');
    const state = fileName ? say(changedSinceFile ? 'changed' : 'savedAs', { file: fileName }) : say('notSaved');
    byId('printed').textContent = `${say('printed', { name, when: moment(now()) })} ${state}`;
  }

  function afterPrint() {
    for (const details of opened) details.open = false;
    opened = [];
  }

  // The start.

  /** @param {string} id @param {() => void} act */
  function on(id, act) {
    byId(id).addEventListener('click', act);
  }

  /** A button anywhere in the areas and in the list. @param {MouseEvent} event */
  function press(event) {
    const button = /** @type {Element} */ (event.target).closest('button');
    if (!button) return;
    const section = /** @type {HTMLElement | null} */ (button.closest('.area'));
    const { to, list: toList, do: what } = button.dataset;
    if (to) show(`area-${to}`);
    else if (toList !== undefined) show('list');
    else if (button.classList.contains('save')) save();
    else if (what === 'add' && section) add(section);
  }

  /** The first screen, once it is settled what becomes of kept answers. @param {string} id */
  function decide(id) {
    decided = true;
    show(id, false);
  }

  function listen() {
    const all = byId('all');
    all.addEventListener('input', take);
    all.addEventListener('change', take);
    all.addEventListener('click', press);
    file.addEventListener('change', load);
    on('to-list', () => show('list'));
    on('to-start', () => show('start'));
    on('show-text', showText);
    on('done-text', showText);
    on('done-list', () => show('list'));
    on('text-list', () => show('list'));
    on('select-all', () => {
      const area = /** @type {HTMLTextAreaElement} */ (byId('answers-text'));
      area.focus();
      area.select();
    });
    on('all-the-same', () => download(model));
    on('check-back', () => show(cameFrom === 'check' ? 'list' : cameFrom));
    on('replace-yes', () => waiting && finishLoading(waiting));
    on('replace-no', () => {
      file.value = '';
      show('start');
    });
    on('delete', () => {
      shared.checked = true;
      forget();
      foot();
      tell('deleted');
    });
    on('delete-kept', () => {
      forget();
      decide('start');
      foot();
    });
    shared.addEventListener('change', () => {
      if (shared.checked) forget();
      else keep();
      foot();
    });
    window.addEventListener('popstate', (event) => {
      const screen = text(object(event.state).screen);
      show(screens.some(({ id }) => id === screen) ? screen : 'start', false);
    });
    window.addEventListener('storage', (event) => {
      if (event.key !== draftKey || !decided || shared.checked) return;
      window.clearTimeout(timer);
      timer = 0;
      yielded = true;
      tell('otherTab');
      foot();
    });
    // Some browsers fill fields in again when they show a page once more.
    window.addEventListener('pageshow', (event) => event.persisted || paint());
    window.addEventListener('pagehide', () => timer && keep());
    document.addEventListener('visibilitychange', () => timer && keep());
    window.addEventListener('beforeunload', (event) => {
      if (changedSinceFile) event.preventDefault();
    });
    window.addEventListener('beforeprint', beforePrint);
    window.addEventListener('afterprint', afterPrint);
  }

  function start() {
    paint();
    listen();
    byId('framed').hidden = window.self === window.top;
    byId('forgetful').hidden = store !== null;
    const found = kept();
    if (!found) return decide('start');
    const offered = byId('offered');
    if (found === 'broken') put(offered, 'broken');
    else {
      const { title, name } = found.model.said;
      put(offered, 'offered', { when: moment(found.at), title: form.title || title || form.name, name: tidy(name) || say('noName') });
      on('go-on', () => {
        decided = true;
        takeIn(found.model);
        changedSinceFile = true;
        foot();
        show('list', false);
      });
      on('save-kept', () => download(found.model));
    }
    byId('go-on').hidden = found === 'broken';
    byId('save-kept').hidden = found === 'broken';
    show('offer', false);
    return undefined;
  }

  start();
  // Only a page that works asks for answers.
  byId('warning').remove();
  /** @type {HTMLFieldSetElement} */ (byId('all')).disabled = false;
  byId(shown).querySelector('h1')?.focus({ preventScroll: true });
})();
