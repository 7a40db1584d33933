import reader from '../../src/readers/csv/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
