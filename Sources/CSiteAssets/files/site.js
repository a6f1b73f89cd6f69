// What pages do beyond being read: search as one types, tabs, copying, and charts where a server answers.
'use strict';

const root = document.body.dataset.root;

// Search

const box = document.getElementById('search');
const hits = document.getElementById('hits');
let subjects = null;
let selected = -1;

const words = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// A script and not a document, as pages that are opened from a disk may not fetch.
let loading = null;

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = element('script', { src: root + 'index.js' });
    script.onload = () => {
      subjects = window.datumIndex.map((one) => ({
        ...one,
        fields: [[8, words(one.name)], [6, words((one.synonyms || []).join(' '))], [5, words(one.label || '')], [1, words(one.about || '')]],
      }));
      resolve();
    };
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

// Whether one letter more, less, other or exchanged makes the same word.
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one.length < 4) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let ends = [one.length, other.length];
  while (ends[0] > start && ends[1] > start && one[ends[0] - 1] === other[ends[1] - 1]) ends = [ends[0] - 1, ends[1] - 1];
  const [left, right] = [one.slice(start, ends[0]), other.slice(start, ends[1])];
  return left.length <= 1 && right.length <= 1 || left.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function score(subject, query) {
  let sum = 0;
  for (const word of query) {
    let best = 0;
    for (const [weight, terms] of subject.fields) {
      for (const term of terms) {
        const share = term === word ? 1 : term.startsWith(word) ? 0.8 : isNear(word, term) ? 0.5 : 0;
        best = Math.max(best, weight * share);
      }
    }
    if (best === 0) return 0;
    sum += best;
  }
  if (words(subject.name).join() === query.join()) sum *= 3;
  if (subject.deprecated) sum *= 0.2;
  if (subject.tier === 'certified') sum *= 1.5;
  return subject.kind === 'metric' ? sum * 1.3 : subject.kind === 'column' || subject.kind === 'table' ? sum * 0.6 : sum;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

async function search() {
  const query = words(box.value);
  if (query.length === 0) return close();
  try { await load(); } catch { return; }
  const found = subjects.map((subject) => [score(subject, query), subject]).filter(([value]) => value > 0)
    .sort(([one, left], [other, right]) => other - one || (left.id < right.id ? -1 : 1)).slice(0, 12);
  hits.replaceChildren(...found.map(([, subject], index) =>
    element('li', { role: 'option', id: 'hit-' + index, 'aria-selected': 'false' },
      element('a', { href: root + subject.url, tabindex: '-1' },
        element('span', { class: 'kind' }, subject.kind), element('span', { class: 'name' }, subject.name),
        element('span', { class: 'about' }, subject.label || subject.about || '')))));
  if (found.length === 0) hits.append(element('li', { class: 'none' }, 'nothing is called that'));
  hits.hidden = false;
  box.setAttribute('aria-expanded', 'true');
  choose(found.length > 0 ? 0 : -1);
}

function choose(index) {
  const options = hits.querySelectorAll('[role="option"]');
  options.forEach((option, position) => option.setAttribute('aria-selected', String(position === index)));
  selected = index;
  if (options[index]) {
    box.setAttribute('aria-activedescendant', options[index].id);
    options[index].scrollIntoView({ block: 'nearest' });
  }
}

function close() {
  hits.hidden = true;
  box.setAttribute('aria-expanded', 'false');
}

box.addEventListener('input', search);
box.addEventListener('focus', () => load().catch(() => {}));
box.addEventListener('keydown', (event) => {
  const count = hits.querySelectorAll('[role="option"]').length;
  if (event.key === 'ArrowDown' && count) choose((selected + 1) % count);
  else if (event.key === 'ArrowUp' && count) choose((selected + count - 1) % count);
  else if (event.key === 'Enter' && selected >= 0) location.href = hits.querySelectorAll('a')[selected].href;
  else if (event.key === 'Escape') { box.value = ''; close(); }
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  box.focus();
});
document.addEventListener('click', (event) => { if (!event.target.closest('.search')) close(); });

// Tabs and copying

const tabs = [...document.querySelectorAll('[role="tab"]')];

function show(tab) {
  for (const other of tabs) {
    const isShown = other === tab;
    other.setAttribute('aria-selected', String(isShown));
    other.tabIndex = isShown ? 0 : -1;
    document.getElementById(other.getAttribute('aria-controls')).hidden = !isShown;
  }
}

tabs.forEach((tab, index) => {
  tab.addEventListener('click', () => show(tab));
  tab.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    show(next);
    next.focus();
  });
});
if (tabs.length) show(tabs[0]);

for (const button of document.querySelectorAll('.copy')) {
  button.addEventListener('click', async () => {
    const code = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}

// The metric over time

// `2024-01-01` as people say it.
function period(day, grain) {
  if (grain === 'year') return day.slice(0, 4);
  if (grain === 'quarter') return day.slice(0, 4) + '-Q' + (Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1);
  return grain === 'month' ? day.slice(0, 7) : day;
}

const section = document.getElementById('chart');

async function draw(form, metric) {
  const said = section.querySelector('.said');
  const question = { metrics: [metric], by: [form.grain.value] };
  if (form.currency) question.in = form.currency.value;
  said.textContent = 'asking …';
  said.className = 'said';
  let answer;
  try {
    const response = await fetch('/v1/query', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) });
    answer = await response.json();
    if (!response.ok) throw new Error([answer.detail, ...(answer.help || [])].join(' · '));
    if (!answer.complete) throw new Error(answer.error.detail);
  } catch (error) {
    said.textContent = error.message;
    said.className = 'said wrong';
    return;
  }
  const column = answer.columns[1];
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  section.chart?.destroy();
  // The last digits of a long number are of no use in a picture.
  const values = answer.rows.map((row) => (row[1] === null ? null : Number(row[1])));
  section.chart = new Chart(section.querySelector('canvas'), {
    type: 'line',
    data: { labels: answer.rows.map((row) => period(row[0], form.grain.value)), datasets: [{ data: values, borderColor: color('--accent'), backgroundColor: color('--accent'), borderWidth: 2, pointRadius: values.length > 60 ? 0 : 3, tension: 0.15, spanGaps: false }] },
    options: {
      maintainAspectRatio: false, animation: false, interaction: { mode: 'index', intersect: false },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: (item) => answer.rows[item.dataIndex][1] + (column.unit ? ' ' + column.unit : '') } } },
      scales: {
        x: { ticks: { color: color('--soft'), maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
        y: { ticks: { color: color('--soft') }, grid: { color: color('--line') }, title: { display: Boolean(column.unit), text: column.unit || '', color: color('--soft') } },
      },
    },
  });
  const parts = [answer.row_count + ' ' + form.grain.value + (answer.row_count === 1 ? '' : 's')];
  if (column.converted_to) parts.push('in ' + column.converted_to + ' at ' + column.policy);
  for (const warning of answer.warnings) parts.push(warning.detail);
  said.textContent = parts.join(' · ');
}

if (section && document.body.dataset.live === 'true') {
  section.hidden = false;
  const form = section.querySelector('form');
  const redraw = () => draw(form, section.dataset.metric);
  form.addEventListener('change', redraw);
  form.addEventListener('submit', (event) => event.preventDefault());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  window.addEventListener('load', redraw);
}
