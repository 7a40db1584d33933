npm run -s generate 2>/dev/null
node scripts/run.mjs .blind.ts /tmp/unans/en1.txt /tmp/unans/it1.txt > /tmp/unans/b.txt; grep "^/tmp" /tmp/unans/b.txt
node scripts/run.mjs .ev.ts /work/shared/eval/dev/*.jsonl /tmp/wt/data/{en,it}-c.exchange.jsonl --show=unanswered-question --by > /tmp/unans-1.txt 2>&1;  grep "^unans" /tmp/unans-1.txt; date -u
