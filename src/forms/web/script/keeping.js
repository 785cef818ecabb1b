// Keeping answers on this computer.

/** @type {Storage | null} */
let store = null;

/**
 * Opens what the browser keeps for pages, if it lets this one keep something.
 *
 * The browser is asked something first. On a busy computer, Chromium's main process may learn of a page only after its script has begun.
 * Storage that is opened before that seems to work and keeps nothing (seen in version 156). An answer shows that the page is known.
 */
async function openStore() {
  try {
    await window.navigator.permissions?.query({ name: 'persistent-storage' });
  } catch {
    // Some browsers don't know of this, and say so: an answer, too.
  }
  try {
    const found = window.localStorage;
    found.getItem(draftKey);
    store = found;
  } catch {
    // It may keep nothing.
  }
}

/** What was kept, if anything was. @returns {{at: string, model: Model} | 'broken' | null} */
function kept() {
  const draft = store?.getItem(draftKey);
  if (!draft) return null;
  const value = json(draft);
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
  for (const [id, kept] of Object.entries(object(value.adding))) {
    const answers = found.areas.get(id);
    const [item = '', what = '', words = '', date = ''] = texts(kept);
    const [remark = null] = remarks(list(kept).slice(4));
    if (answers) answers.adding = { item, what, words, date, remark };
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
  const adding = Object.fromEntries([...model.areas].filter(([, answers]) => isAdding(answers)).map(([id, { adding: { item, what, words, date, remark } }]) => [id, [item, what, words, date, remark]]));
  const draft = JSON.stringify({ at, file: write(model, model.saved, model.saves, true), said, adding });
  try {
    store.setItem(draftKey, draft);
    failed = false;
  } catch {
    failed = true;
    foot();
    return;
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
