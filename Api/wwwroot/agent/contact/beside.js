// What stands beside the exchange and is not needed to answer it.

import { byId, el, show } from '../../shared/dom.js';

export function makeBeside() {
  show(byId('beside'),
    section('transfer', 'Transfert', 'card no-print', el('div', { id: 'transferred' }),
      el('details', { id: 'transfer' }, el('summary', {}, 'Transférer vers un autre sujet ou une autre caisse'))),
    section('record', 'Prises en charge et transferts', 'card', el('div', { id: 'record' })),
    section('others', 'Autres échanges de l’adhérent', 'card no-print', el('div', { id: 'others' })));
}

const section = (name, title, kind, ...content) =>
  el('section', { class: kind, 'aria-labelledby': `${name}-title` }, el('h2', { id: `${name}-title` }, title), ...content);
