import reader from '../../src/readers/kustomer/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
