import reader from '../../src/readers/canned-csv/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
