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
    note: '', notes: remarks(notes), status: '', reason: text(excluded), adding: nothing(), rest, loaded,
  };
  const plain = (/** @type {Remark} */ note) => Object.keys(note).length === 1;
  const last = (/** @type {(text: string) => boolean} */ is) => answers.notes.findLast((note) => plain(note) && is(note.text));
  const cannot = last((said) => said === say('cannotJudge'));
  const saysNot = say('doesNotApply');
  const why = (/** @type {string} */ said) => said.slice(saysNot.length).trim();
  // With a good reason, and nothing marked, it would have been set aside: then it is no more than a note.
  const not = last((said) => (said === saysNot || said.startsWith(`${saysNot} `)) && (isMarked(answers) || !isReason(why(said))));
  if (answers.reason) answers.status = 'does-not-apply';
  else if (!open) answers.status = 'answered';
  else if (cannot) {
    answers.status = 'cannot-judge';
    answers.notes = answers.notes.filter((note) => note !== cannot);
  } else if (not) {
    answers.status = 'does-not-apply';
    answers.reason = why(not.text);
    answers.notes = answers.notes.filter((note) => note !== not);
  }
  const own = answers.notes.find(plain);
  answers.note = own?.text ?? '';
  answers.notes = answers.notes.filter((note) => note !== own);
  return answers;
}

/** @returns {Adding} */
function nothing() {
  return { item: '', what: '', words: '', date: '', remark: null };
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

/** The object that a text is in JSON; nothing if it is none. @param {string} given @returns {Json | null} */
function json(given) {
  try {
    const value = JSON.parse(given);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The answers in a text: the whole of it, or, in an e-mail, what stands between two lines. Either of these can stand in an answer, too.
 * @param {string} given @returns {Json | null} */
function parsed(given) {
  const whole = json(given);
  // The line can be spoken of before the answers.
  const start = given.search(new RegExp(`${BEGIN}\\s*\\{`));
  if (whole || start < 0) return whole;
  const rest = given.slice(start + BEGIN.length);
  const last = rest.lastIndexOf(END);
  return json(rest.split(END)[0]) ?? (last < 0 ? null : json(rest.slice(0, last)));
}

// Writing files.

/** @param {Answers} answers */
function isMarked({ ticked, unsure, apart }) {
  return ticked.size + unsure.size + apart.size > 0;
}

/** Whether nothing is said about an area. @param {Answers} answers */
function isUntouched(answers) {
  const { evidence, notes, note, status, reason, rest } = answers;
  return !isMarked(answers) && !isAdding(answers) && tidy(reason) === '' && status === '' && evidence.size === 0 && notes.length === 0 && tidy(note) === '' && Object.keys(rest).length === 0;
}

/** Whether something is chosen or written, and not added to a statement yet. @param {Answers} answers */
function isAdding({ adding: { item, what, words, date } }) {
  return item !== '' || what !== '' || tidy(words) !== '' || date !== '';
}

/** Whether there is a reason why an area does not apply, and something else is said of it. @param {Answers} answers */
function hasSpareReason({ status, reason }) {
  return status !== 'does-not-apply' && tidy(reason) !== '';
}

/** The day of evidence, as a file has it; earlier files call it `on`. @param {Remark} remark */
function dayOf(remark) {
  return text(remark.date) || text(remark.on);
}

/** Evidence in these words and of this day. What else a file said of it stays, and its day too where a field can't show that.
 * @param {string} words @param {string} date @param {Remark | null} before @returns {Remark} */
function evidenceOf(words, date, before) {
  const { text: _, date: __, on: ___, ...rest } = before ?? { text: '' };
  const was = before ? dayOf(before) : '';
  const kept = date || (isDay(was) ? '' : was);
  return { text: tidy(words), ...(kept ? { date: kept } : {}), ...rest };
}

/** What has no other place in a file, as notes: what was not added, and a reason for what is not said. @param {Area} area @param {Answers} answers @returns {Remark[]} */
function leftOver({ id }, answers) {
  const { item, what, words, remark } = answers.adding;
  const kind = what === 'unknown' ? say('unknown') : what === 'apart' ? say('notApplicable') : what === 'evidence' ? say('evidence') : '';
  const about = [item ? `${id}.${item}` : id, kind].filter(Boolean).join(' ');
  const by = remark ? text(remark.by) : '';
  const date = dayOf(evidenceOf(words, answers.adding.date, remark));
  const note = `${about}${tidy(words) ? `: ${tidy(words)}` : ''}${date ? ` (${date})` : ''}`;
  const left = isAdding(answers) ? [by ? { text: note, by } : { text: note }] : [];
  return hasSpareReason(answers) ? [...left, { text: `${say('reason')}: ${tidy(answers.reason)}` }] : left;
}

/** @param {Answers} answers */
function isAtOdds(answers) {
  return isMarked(answers) && (answers.status === 'cannot-judge' || answers.status === 'does-not-apply');
}

/** An area as it is saved; nothing if nothing is said about it. What is kept on this computer has what is left over by itself.
 * @param {Area} area @param {Answers} answers @param {Remark[]} left @returns {Json | null} */
function writeArea({ first, items }, answers, left) {
  if (answers.loaded && left.length === 0) return answers.loaded;
  // What is said of the area as a whole stands behind what is left over.
  if (answers.loaded && !['cannot-judge', 'does-not-apply'].includes(answers.status)) return { ...answers.loaded, notes: [...list(answers.loaded.notes), ...left] };
  const { ticked, unsure, apart, evidence, notes, status } = answers;
  const marked = isMarked(answers);
  const reason = tidy(answers.reason);
  const isAnswered = !isAtOdds(answers) && (marked || status === 'answered');
  const inOrder = (/** @type {Iterable<string>} */ ids) => {
    const all = [...ids];
    return [...items.filter((item) => all.includes(item)), ...all.filter((item) => !items.includes(item))];
  };
  const byItem = (/** @type {Map<string, unknown>} */ map) => Object.fromEntries(inOrder(map.keys()).map((item) => [item, map.get(item)]));
  const allNotes = [...(tidy(answers.note) ? [{ text: tidy(answers.note) }] : []), ...notes, ...left];
  const isSetAside = status === 'does-not-apply' && !marked && isReason(reason);
  if (status === 'cannot-judge') allNotes.push({ text: say('cannotJudge') });
  if (status === 'does-not-apply' && !isSetAside) allNotes.push({ text: `${say('doesNotApply')} ${reason}`.trim() });
  /** @type {Json} */
  const said = {};
  if (ticked.size) said.ticked = inOrder(ticked);
  if (unsure.size) said.unsure = inOrder(unsure);
  if (apart.size) said.not_applicable = byItem(apart);
  if (isSetAside) said.excluded = reason;
  if (evidence.size) said.evidence = byItem(evidence);
  if (allNotes.length) said.notes = allNotes;
  const rest = { ...answers.rest };
  if (isAnswered) for (const key of ['unconfirmed', 'reworded']) delete rest[key];
  Object.assign(said, rest);
  if (isAnswered) return said;
  return Object.keys(said).length ? { open: first, ...said } : null;
}

/** @param {Model} from @param {string} saved @param {number} saves @param {boolean} isDraft whether it is to be kept here, and no file @returns {Json} */
function write(from, saved, saves, isDraft) {
  const given = from.said;
  const today = saved.slice(0, 10);
  const [, ...otherPeople] = list(from.about.assessors);
  const name = tidy(given.name) || tidy(given.role);
  const role = tidy(given.role);
  const person = name ? [{ ...object(list(from.about.assessors)[0]), name, ...(role ? { role } : { role: undefined }) }] : [];
  const assessors = [...person, ...otherPeople];
  const written = (/** @type {Area} */ area, /** @type {Answers} */ answers) => writeArea(area, answers, isDraft ? [] : leftOver(area, answers));
  const areas = form.areas.map((area) => [area.id, written(area, areaOf(from, area.id))]).filter(([, answers]) => answers);
  const ref = { id: form.id, wording: form.wording || undefined, saved, saves };
  const about = {
    ...from.about,
    title: form.title ?? (tidy(given.title) || form.fallback),
    organisation: tidy(given.organisation) || undefined,
    place: tidy(given.place) || undefined,
    kind: form.kind,
    assessors: assessors.length ? assessors : undefined,
    scope: form.scope.length ? form.scope : undefined,
    // A draft that was never saved has no day of its own.
    started: from.about.started || today || undefined,
    updated: (changedSinceFile && today) || from.about.updated || today || undefined,
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
