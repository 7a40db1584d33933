import reader from '../../src/readers/helpscout-saved/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
