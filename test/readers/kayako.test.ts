import reader from '../../src/readers/kayako/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
