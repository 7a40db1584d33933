import reader from '../../src/readers/gladly/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
