#!/usr/bin/env bash
# Tests the API with Schemathesis: run.sh [EXAMPLES] [SEED…]. It needs Python 3.10 or newer.
set -euo pipefail
cd "$(dirname "$0")/../.."
examples=${1:-100}
shift || true
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet schemathesis==4.32.5
go build -o "$work/orgraph" ./cmd/orgraph
export ORGRAPH_EDITOR_TOKEN=a-token-for-this-run-alone SCHEMATHESIS_HOOKS=$PWD/bench/schemathesis/checks.py
"$work/orgraph" serve --listen 127.0.0.1:0 --store "sqlite:$work/orgraph.db" --limit rate=1000000000 --limit rate-burst=1000000000 >"$work/out" 2>"$work/err" &
server=$!
until url=$(sed -n 's/^GraphQL *//p' "$work/out") && [ -n "$url" ]; do sleep 0.1; done
schema=$PWD/schema.graphqls
cd "$work" # it leaves a cache behind
failed=0
for seed in "${@:-1}"; do
  "$work/python/bin/st" run "$schema" --url "$url" -n "$examples" --seed "$seed" \
    --checks answers_in_shape --workers 2 --no-color -H "Authorization: Bearer $ORGRAPH_EDITOR_TOKEN" || failed=1
done
exit "$failed"
