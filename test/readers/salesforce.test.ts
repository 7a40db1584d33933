import reader from '../../src/readers/salesforce/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
