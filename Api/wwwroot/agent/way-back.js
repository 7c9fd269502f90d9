// The board as this tab last showed it, so that whoever leaves a contact finds it again.

import { tab } from '../shared/keeping.js';

const KEY = 'tableau';

export const rememberBoard = () => tab.write(KEY, location.search);

export const boardAddress = () => `/agent/${tab.read(KEY) ?? ''}`;
