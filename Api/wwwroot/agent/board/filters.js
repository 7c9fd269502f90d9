// What narrows a view: a theme, a level, claims that lapsed, and for administrators a fund.

import { get } from '../../shared/api.js';
import { byId, el } from '../../shared/dom.js';
import { whole } from '../../shared/french.js';
import { optional } from '../failing.js';

/**
 * @param {(change: any) => void} onChange what was chosen, such as `{ theme: 'sante' }`
 * @returns {(query: any, counts: any) => void} offers what the view holds
 */
export function filters(onChange) {
  const labels = themeLabels();
  let wanted;
  const offer = (query, counts) => {
    wanted = { query, counts };
    offerIn(byId('theme'), query.theme, 'Tous les thèmes', counts.themes, labels.of);
    offerIn(byId('level'), query.level, 'Tous les niveaux', counts.levels, levelLabel);
    byId('filters').elements.lapsed.checked = query.lapsed;
    byId('lapsed-label').textContent = `Prises en charge échues (${whole(counts.allLapsed)})`;
  };
  byId('filters').addEventListener('change', ({ target }) => onChange({ [target.name]: target.type === 'checkbox' ? target.checked : target.value || null }));
  byId('filters').addEventListener('submit', event => event.preventDefault());
  labels.ready.then(() => wanted && offer(wanted.query, wanted.counts));
  return offer;
}

/** Options are changed in place: somebody may be choosing one. */
function offerIn(select, chosen, all, counts, labelOf) {
  const codes = chosen === null || chosen in counts ? Object.keys(counts) : [...Object.keys(counts), chosen];
  const options = [['', all], ...codes.map(code => [code, `${labelOf(code)} (${whole(counts[code] ?? 0)})`])];
  options.forEach(([value, label], i) => {
    const option = select.options[i] ?? select.appendChild(el('option', { value: '' }));
    if (option.value !== value) option.value = value;
    if (option.text !== label) option.textContent = label;
  });
  while (select.options.length > options.length) select.lastElementChild.remove();
  select.value = chosen ?? '';
}

const levelLabel = level => (level === '0' ? 'Niveau 0, sans alerte' : `Niveau ${level}`);

/** The catalogue is large and the board does not wait for it: until it is here, and if it never comes, themes go by their codes. */
function themeLabels() {
  const labels = new Map();
  const ready = optional(get('/catalog').then(({ themes }) => themes.forEach(theme => labels.set(theme.code, theme.label))));
  return { ready, of: code => labels.get(code) ?? code };
}
