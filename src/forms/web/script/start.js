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

async function start() {
  await openStore();
  paint();
  listen();
  byId('framed').hidden = window.self === window.top;
  byId('forgetful').hidden = store !== null;
  const found = kept();
  if (!found) {
    decide('start');
    return;
  }
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
}

async function begin() {
  const main = /** @type {HTMLElement} */ (document.querySelector('main'));
  const uncover = () => { main.hidden = false; };
  main.hidden = true;
  // Until the browser answers, the page can't work, and then says so.
  const waiting = window.setTimeout(uncover, ANSWER_WITHIN);
  try {
    await start();
    // Only a page that works asks for answers.
    byId('warning').remove();
    /** @type {HTMLFieldSetElement} */ (byId('all')).disabled = false;
  } finally {
    window.clearTimeout(waiting);
    uncover();
  }
  byId(shown).querySelector('h1')?.focus({ preventScroll: true });
}

begin();
