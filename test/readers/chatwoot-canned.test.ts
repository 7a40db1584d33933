import reader from '../../src/readers/chatwoot-canned/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
