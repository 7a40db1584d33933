npm run -s generate 2>/dev/null
node scripts/run.mjs .blind.ts /tmp/unans/en1.txt /tmp/unans/it1.txt > /tmp/unans/b.txt; grep "^/tmp" /tmp/unans/b.txt
node scripts/run.mjs .ev.ts /work/shared/eval/dev/*.jsonl /tmp/wt/data/{en,it}-c.exchange.jsonl --show=unanswered-question --by > /tmp/unans-1.txt 2>&1;  grep "^unans" /tmp/unans-1.txt; date -u
node scripts/run.mjs .blind.ts /tmp/unans/en2.txt /tmp/unans/it2.txt > /tmp/unans/b2.txt; grep "^/tmp" /tmp/unans/b2.txt
npx vitest run test/rules.test.ts > /tmp/unans/vt.txt 2>&1; sed 's/\x1b\[[0-9;]*m//g' /tmp/unans/vt.txt | grep -E "^ FAIL|^\+   \"|Tests  " | cut -c1-420 | sort -u
