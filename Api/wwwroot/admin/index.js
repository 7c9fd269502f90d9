// The ways to the pages of the administration, which the page itself names.

import { openPage } from '../shared/page.js';

openPage('admin', async () => {});
