// The page: it gathers what is asked, puts it to the command line that runs in the worker, and shows what comes back.
import { say as inLanguage } from './words.js';

const BASE = new URL('./', location.href).href;
const FORMATS = ['xlsx', 'docx', 'html', 'md', 'csv', 'json'];
const find = (selector, inside = document) => inside.querySelector(selector);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

let language = stored() || (navigator.language.startsWith('zh') ? 'zh' : 'en');
let lists = { markets: [], kinds: [], fields: [] };
let worker;
let asked = 0;
const waiting = new Map();
const offers = [];

const say = (key, ...values) => inLanguage(language, key, ...values);

// --- words -----------------------------------------------------------------------------------

function stored() {
  try {
    return localStorage.getItem('stdcompat-language');
  } catch {
    return null; // a browser that keeps nothing
  }
}

function speak() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of all('[data-say]')) element.textContent = say(element.dataset.say);
  const other = find('#language');
  other.textContent = say('other_language');
  other.lang = language === 'zh' ? 'en' : 'zh-CN';
  document.title = say('title');
  for (const group of all('.markets')) offerMarkets(group);
  find('#kinds').replaceChildren(...lists.kinds.map(([code, en, zh]) => make('option', { value: code, textContent: language === 'zh' ? zh : en })));
  if (lists.version) find('#about').textContent = say('about', lists.version, lists.edition, lists.digest.slice(0, 12), lists.python);
  offered();
}

find('#language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem('stdcompat-language', language); // the one thing that is kept, and only when it is chosen
  } catch { /* then it is not kept */ }
  speak();
});

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// --- the worker ------------------------------------------------------------------------------

// A worker made from a blob obeys the policy of this page; one made from an address would obey none.
async function load(words = 'loading') {
  busy(say(words));
  const source = `import ${JSON.stringify(new URL('worker.js', BASE).href)};`;
  worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), { type: 'module' });
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error));
    else resolve(data.result);
  };
  worker.onerror = (event) => failed(event.message);
  try {
    lists = await post({ load: BASE });
    speak();
    idle(say('ready'));
  } catch (error) {
    failed(error.message);
  }
}

function post(message, transfer = []) {
  asked += 1;
  return new Promise((resolve, reject) => {
    waiting.set(asked, { resolve, reject });
    worker.postMessage({ id: asked, ...message }, transfer);
  });
}

function failed(message) {
  idle(say('failed', message));
}

function busy(text) {
  find('#status').textContent = text;
  find('#progress').hidden = false;
  find('#cancel').hidden = !lists.version;
  for (const button of all('button.main, .downloads button')) button.disabled = true;
}

function idle(text) {
  find('#status').textContent = text;
  find('#progress').hidden = true;
  find('#cancel').hidden = true;
  for (const button of all('button.main, .downloads button')) button.disabled = !lists.version;
}

find('#cancel').addEventListener('click', () => {
  worker.terminate();
  for (const { reject } of waiting.values()) reject(new Error('cancelled'));
  waiting.clear();
  load('cancelled');
});

// Ask for steps with files; the files are read anew each time, so that a changed one counts.
async function ask(files, steps, text = say('working')) {
  busy(text);
  try {
    const given = await Promise.all(files.map(async (file) => ({ name: file.as || fileName(file.name), content: await file.arrayBuffer() })));
    const answer = await post({ files: given, steps }, given.map(({ content }) => content));
    idle(say('ready'));
    return answer;
  } catch (error) {
    if (error.message !== 'cancelled') idle(error.message);
    return null;
  }
}

// The name without a folder, and never taken for an option.
function fileName(name) {
  const base = name.split(/[/\\]/).pop();
  return base.startsWith('-') ? `./${base}` : base;
}

function named(file, name) {
  return { name: file.name, as: name, arrayBuffer: () => file.arrayBuffer() };
}

function textFile(text, name) {
  return { name, arrayBuffer: async () => new TextEncoder().encode(text).buffer };
}

const suffix = (file) => (file.name.match(/\.[^.]+$/) || [''])[0].toLowerCase();
const option = (name, value) => (value ? [name, value] : []);

// --- forms -----------------------------------------------------------------------------------

function offerMarkets(group) {
  const chosen = new Set(chosenMarkets(group));
  group.setAttribute('aria-label', say('markets'));
  group.replaceChildren(
    ...lists.markets.map(([code, en, zh]) =>
      make('label', {}, make('input', { type: 'checkbox', name: group.dataset.name, value: code, checked: chosen.has(code) }), ` ${code} ${language === 'zh' ? zh : en}`),
    ),
  );
}

const chosenMarkets = (group) => all('input:checked', group).map((box) => box.value);

for (const search of all('input[name="filter"]')) {
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    for (const label of all('.markets label', search.closest('fieldset'))) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted) && !find('input', label).checked;
    }
  });
}

function offered() {
  find('#check .files').replaceChildren(
    ...offers.map((file, place) =>
      make('li', {}, `${file.name} `, make('button', { type: 'button', textContent: '×', ariaLabel: say('remove', file.name), onclick: () => { offers.splice(place, 1); offered(); } })),
    ),
  );
}

const drop = find('.drop');
find('input', drop).addEventListener('change', (event) => {
  offers.push(...event.target.files);
  event.target.value = '';
  offered();
});
for (const name of ['dragenter', 'dragover']) document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add('over'); });
for (const name of ['dragleave', 'drop']) document.addEventListener(name, () => drop.classList.remove('over'));
document.addEventListener('drop', (event) => {
  event.preventDefault();
  offers.push(...event.dataTransfer.files);
  offered();
});

// --- check -----------------------------------------------------------------------------------

find('#check form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const answers = find('#check .answers');
  const files = [...offers];
  if (form.elements.pasted.value.trim()) files.push(textFile(form.elements.pasted.value, 'pasted.csv'));
  const markets = chosenMarkets(find('.markets', form));
  const clauses = form.elements.clauses.value.trim();
  const given = { tender: form.elements.tender.files[0] || (clauses && textFile(clauses, 'clauses.txt')), facts: form.elements.facts.files[0], lists: [...form.elements.lists.files] };
  answers.replaceChildren();
  if (!files.length) return complain(answers, say('nothing'));
  if (!markets.length && !given.tender) return complain(answers, say('noMarket'));
  const options = { markets, date: form.elements.date.value, given };
  for (const file of files) {
    const answer = answers.appendChild(make('article', { className: 'answer' }));
    if (!(await check(answer, file, options))) return null;
  }
  if (files.length > 1) {
    for (const market of markets.length ? markets : ['']) await compare(answers, files, { ...options, markets: market ? [market] : [] });
  }
  return null;
});

// Several offers side by side, for one market or the tender alone.
async function compare(answers, offered, options) {
  const { files, words: [, ...words], before } = question(offered[0], options);
  const all = [...offered, ...files.slice(1)];
  const given = ['run', 'compare', ...offered.map((file) => fileName(file.name)), ...words];
  const found = await ask(all, [...before, [...given, '-o', 'offers.html'], ['taken', 'offers.html']]);
  if (!found) return;
  const title = [say('sideBySide'), ...options.markets].join(' · ');
  const place = make('article', { className: 'answer' }, make('h3', { textContent: title }));
  const page = found.at(-1);
  if (page) place.append(downloads('offers', (name) => [all, [...before, [...given, '-o', name], ['taken', name]]], ['xlsx', 'docx', 'html', 'md', 'json']), ...framed(page, title));
  else complain(place, found.at(-2).err);
  answers.prepend(place);
}

// The files and the options of a check, as the command line takes them, and the steps that come before it.
function question(file, { markets, date, given }) {
  const files = [file];
  const words = [fileName(file.name), ...markets.flatMap((code) => ['--market', code]), ...option('--as-of', date), '--lang', language];
  const before = [];
  if (given.tender) {
    const name = `tender${suffix(given.tender)}`;
    files.push(named(given.tender, name));
    if (name !== 'tender.toml') before.push(['run', 'tender', name, '-o', 'tender.toml', '--lang', language]);
    words.push('--profile', 'tender.toml');
  }
  if (given.facts) {
    files.push(named(given.facts, `facts${suffix(given.facts)}`));
    words.push('--catalog', `facts${suffix(given.facts)}`);
  }
  const published = [];
  given.lists.forEach((list, place) => {
    const name = `list${place}${suffix(list)}`;
    files.push(named(list, name));
    if (['.sqlite', '.toml'].includes(suffix(list))) words.push('--list', name);
    else published.push(name);
  });
  if (published.length) {
    before.push(['run', 'market', 'import', ...published, '--market', markets[0] || 'EU', '-o', 'lists.sqlite', '--lang', language]);
    words.push('--list', 'lists.sqlite');
  }
  return { files, words, before };
}

async function check(place, file, options, corrections = null) {
  if (suffix(file) === '.pdf') return complain(place, say('pdf', file.name));
  const { files, words, before } = question(file, options);
  if (corrections) {
    before.push(['correct', 'mapping.toml', JSON.stringify(corrections.columns), JSON.stringify(corrections.kinds)]);
    words.push('--columns', 'mapping.toml');
  }
  const run = ['run', 'check', ...words, '--write-columns', 'read.toml', '-o', 'report.html', '-o', 'report.json'];
  const found = await ask(files, [...before, run, ['columns', 'read.toml'], ['taken', 'report.html'], ['as_read', 'report.json']], say('workingOn', file.name));
  if (!found) return false;
  const [done, columns, page, read] = found.slice(before.length);
  const early = found.slice(0, before.length).find((step) => step && step.code);
  place.replaceChildren(make('h3', { textContent: say('report', file.name) }));
  if (early) return complain(place, early.err);
  if (!read) complain(place, done.err);
  place.append(...asRead(read, columns || [], (changed) => check(place, file, options, changed)));
  if (page) place.append(downloads(fileName(file.name), (name) => [files, [...before, ['run', 'check', ...words, '-o', name], ['taken', name]]]), ...framed(page, say('report', file.name)));
  return true;
}

// What the columns and the products were taken for, to be corrected in place, and what was not understood.
function asRead(read, columns, again) {
  const { products, cells, kinds, unread } = read || { products: 0, cells: 0, kinds: [], unread: [] };
  const box = make('details', { open: !read }, make('summary', { textContent: say('asRead', products, cells) }));
  const form = make('form');
  if (columns.length) {
    form.append(make('h4', { textContent: say('columnsTitle') }), table(['heading', 'readAs'], columns.map(([heading, field]) => [heading, fieldChoice(heading, field)])));
    if (kinds.length) form.append(make('h4', { textContent: say('kindsTitle') }), table(['productName', 'kind'], kinds.map(([name, kind]) => [name, kindChoice(name, kind)])));
    form.append(make('p', {}, make('button', { className: 'main', textContent: say('again') })));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      again({
        columns: all('select', form).map((choice) => [choice.dataset.heading, choice.value]),
        kinds: all('input[name="kind"]', form).flatMap((input, place) => (input.value && input.value !== kinds[place][1] ? [[kinds[place][0], input.value]] : [])),
      });
    });
    box.append(form);
  }
  if (unread.length) {
    const said = unread.map(([cell, cellZh, text, reason, reasonZh]) => (language === 'zh' ? [cellZh, text, reasonZh] : [cell, text, reason]));
    box.append(make('h4', { textContent: say('unreadTitle') }), table(['cell', 'text', 'reason'], said));
  }
  return box.childElementCount > 1 ? [box] : [];
}

function fieldChoice(heading, field) {
  const choice = make('select', { ariaLabel: heading }, make('option', { value: '', textContent: say('notRead') }));
  choice.dataset.heading = heading;
  choice.append(...lists.fields.map(([name, en, zh]) => make('option', { value: name, textContent: language === 'zh' ? zh : en, selected: name === field })));
  return choice;
}

function kindChoice(name, kind) {
  const label = make('span', {});
  const input = make('input', { name: 'kind', value: kind, ariaLabel: name, autocomplete: 'off' });
  const show = () => {
    const [, en, zh] = lists.kinds.find(([code]) => code === input.value) || [];
    label.textContent = ` ${(language === 'zh' ? zh : en) || ''}`;
  };
  input.setAttribute('list', 'kinds');
  input.addEventListener('input', show);
  show();
  return make('span', {}, input, label);
}

function table(headings, rows) {
  const head = make('tr', {}, ...headings.map((key) => make('th', { scope: 'col', textContent: say(key) })));
  const body = rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell))));
  return make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: say(headings[0]) }, make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
}

function complain(place, text) {
  place.append(make('pre', { className: 'error', role: 'alert', textContent: text.trim() }));
  return true;
}

// --- what comes back -------------------------------------------------------------------------

function framed(page, title) {
  const address = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  const frame = make('iframe', { src: address, title });
  frame.setAttribute('sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals');
  return [make('p', {}, make('a', { href: address, target: '_blank', rel: 'noopener', textContent: say('openReport') })), frame];
}

function downloads(name, steps, formats = FORMATS) {
  const base = name.replace(/^\.\//, '').replace(/\.[^.]+$/, '');
  const button = (format) =>
    make('button', {
      type: 'button',
      textContent: format.toUpperCase(),
      onclick: async () => {
        const found = await ask(...steps(`download.${format}`));
        const content = found && found.at(-1);
        if (content) save(content, `${base}-report.${format}`);
        else if (found) find('#status').textContent = found.at(-2).err.trim();
      },
    });
  return make('p', { className: 'downloads' }, say('download'), ...formats.map(button));
}

function save(content, name) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function shown(place, found) {
  place.replaceChildren();
  for (const { code, out, err } of found) {
    if (out) place.append(make('pre', { textContent: out.trimEnd(), tabIndex: 0 }));
    if (code >= 2) complain(place, err);
  }
}

find('#cited form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const place = find('#cited .answers');
  const file = form.elements.file.files[0];
  const text = form.elements.text.value.trim();
  place.replaceChildren();
  if (!file && !text) return complain(place, say('nothing'));
  if (file && suffix(file) === '.pdf') return complain(place, say('pdf', file.name));
  const files = [...(text ? [textFile(text, 'declaration.txt')] : []), ...(file ? [file] : [])];
  const words = [...files.map(({ name }) => fileName(name)), '--lang', language, ...option('--act', form.elements.act.value.trim()), ...option('--as-of', form.elements.date.value)];
  const found = await ask(files, [['run', 'cited', ...words, '-o', 'answer.html'], ['taken', 'answer.html']]);
  if (!found) return null;
  const [done, page] = found;
  if (!page) return complain(place, done.err);
  place.append(downloads('cited', (name) => [files, [['run', 'cited', ...words, '-o', name], ['taken', name]]], ['xlsx', 'html', 'md', 'json']), ...framed(page, say('cited')));
  return null;
});

find('#asks form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const place = find('#asks .answers');
  const markets = chosenMarkets(find('.markets', form));
  place.replaceChildren();
  if (!markets.length) return complain(place, say('noMarket'));
  const found = await ask([], [['run', 'asks', ...markets.flatMap((code) => ['--market', code]), '--lang', language, '--', form.elements.product.value]]);
  if (found) shown(place, found);
  return null;
});

find('#look-up form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { reference, other } = event.target.elements;
  const common = ['--lang', language, '--', reference.value];
  const steps = other.value.trim() ? [['run', 'resolve', ...common, other.value]] : [['run', 'show', ...common], ['run', 'equivalents', ...common]];
  const found = await ask([], steps);
  if (found) shown(find('#look-up .answers'), found);
});

// --- begin -----------------------------------------------------------------------------------

function turn() {
  const wanted = location.hash.slice(1) || 'check';
  const known = all('main > section').some((section) => section.id === wanted) ? wanted : 'check';
  for (const section of all('main > section')) section.hidden = section.id !== known;
  for (const link of all('nav a')) {
    if (link.hash === `#${known}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

window.addEventListener('hashchange', turn);
turn();
speak();
if ('serviceWorker' in navigator) navigator.serviceWorker.register('sw.js').catch(() => {}); // without it the page needs the network each time
load();
