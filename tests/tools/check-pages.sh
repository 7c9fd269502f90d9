#!/usr/bin/env bash
# The portal's scripts: types, against those of the API document, and the linter. Nothing of it is shipped.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules/typescript ] || npm ci --no-fund --no-audit --ignore-scripts >/dev/null
document=../../docs/openapi.json
if [ -f $document ]; then npx openapi-typescript $document --output api.d.ts >/dev/null; fi
npx tsc --project .
cd ../..
tests/tools/node_modules/.bin/eslint --config tests/tools/eslint.config.js --max-warnings 0 Api/wwwroot
