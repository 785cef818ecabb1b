// Saving and loading.

/** What is to be put right before answers are saved, each with its area. */
function problems() {
  return form.areas.flatMap((area) => {
    const answers = areaOf(model, area.id);
    const section = /** @type {HTMLElement} */ (sections.get(area.id));
    const all = [answers.note, answers.reason, answers.adding.words, ...entries(answers, area.items).map(({ words }) => words)];
    /** @type {[boolean, string][]} */
    const faults = [
      [answers.status === 'does-not-apply' && !isAtOdds(answers) && !isReason(answers.reason), 'noReason'],
      [isAtOdds(answers), 'atOdds'],
      [isHalfAdded(section), 'halfAdded'],
      [hasSpareReason(answers), 'spareReason'],
      [all.some((one) => one.length > form.limits.longest && [...one].length > form.limits.longest), 'tooLong'],
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
  const content = write(from, from.saved, from.saves, false);
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
