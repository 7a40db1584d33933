import reader from '../../src/readers/plain-text/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
