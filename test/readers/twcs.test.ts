import reader from '../../src/readers/twcs/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
