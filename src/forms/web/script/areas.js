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
    const isDone = !isAtOdds(answers) && !isAdding(answers) && answers.status !== '' && (answers.status !== 'does-not-apply' || isReason(answers.reason));
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
    added: get('[data-added]'), others: get('[data-others]'),
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
    setAdding(section, answers.adding);
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
    for (const remark of answers.evidence.get(item) ?? []) all.push({ kind: 'evidence', item, words: remark.text, date: dayOf(remark), remark });
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

/** Puts something into the fields for adding, with nothing wrong about it. @param {HTMLElement} section @param {Adding} adding */
function setAdding(section, adding) {
  const { item, what, words, date } = fields(section);
  for (const [field, value] of /** @type {const} */ ([[item, adding.item], [what, adding.what], [words, adding.words], [date, adding.date]])) field.value = value;
  areaOf(model, section.dataset.area ?? '').adding = adding;
  clearFaults(section);
}

/** Says above a field what is wrong with it, and leads to it. @param {HTMLInputElement} field @param {string} name @param {Record<string, string>} [fills] */
function blame(field, name, fills) {
  const fault = byId(`${field.id}-fault`);
  put(fault, name, fills);
  field.setAttribute('aria-describedby', fault.id);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
  // So that on a small screen the message is in sight with its field.
  (field.parentElement ?? field).scrollIntoView({ block: 'nearest' });
  fault.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLElement} section */
function clearFaults(section) {
  const { item, what, words, date } = fields(section);
  for (const field of [item, what, words, date]) {
    byId(`${field.id}-fault`).textContent = '';
    field.removeAttribute('aria-describedby');
    field.removeAttribute('aria-invalid');
  }
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
    clearFaults(section);
    const area = form.areas.find(({ id }) => id === section.dataset.area);
    blame(at.item, 'halfAdded', { area: area?.label ?? '' });
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
  if (toChange) setAdding(section, { item, what: kind, words, date: isDay(date) ? date : '', remark });
  (toChange ? at.words : at.item).focus();
  changed();
}

/** @param {HTMLElement} section */
function isHalfAdded(section) {
  // A date that is none is in no other place than its field.
  return isAdding(areaOf(model, section.dataset.area ?? '')) || fields(section).date.validity.badInput;
}

/** Adds to a statement what is in the fields. @param {HTMLElement} section */
function add(section) {
  const { boxes, item, what, words, date } = fields(section);
  const said = tidy(words.value);
  clearFaults(section);
  const wrong = (/** @type {string} */ name, /** @type {HTMLInputElement} */ field) => blame(field, name);
  if (!item.value) return wrong('noStatement', item);
  if (!what.value) return wrong('noWhat', what);
  if (what.value === 'unknown' && said) return wrong('spare', words);
  if (what.value === 'apart' ? !isReason(said) : what.value === 'evidence' && !said) return wrong('noWords', words);
  if (date.validity.badInput || (date.value && !isDay(date.value))) return wrong('badDate', date);
  const answers = changing(section);
  if (what.value === 'evidence') {
    const remark = evidenceOf(said, date.value, answers.adding.remark);
    answers.evidence.set(item.value, [...(answers.evidence.get(item.value) ?? []), remark]);
  } else {
    // A statement has one answer: the last that was given.
    mark(answers, item.value, what.value === 'unknown' ? { unsure: true } : { reason: said });
    for (const box of boxes) if (box.dataset.item === item.value) box.checked = false;
  }
  setAdding(section, nothing());
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
  else if (section && field.dataset.add) {
    const { item, what, words, date } = fields(section);
    const answers = areaOf(model, section.dataset.area ?? '');
    answers.adding = { item: item.value, what: what.value, words: words.value, date: date.value, remark: answers.adding.remark };
    // Whoever empties the fields begins anew.
    if (!isAdding(answers)) answers.adding.remark = null;
  } else return;
  changed();
}
