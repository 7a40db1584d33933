import reader from '../../src/readers/reamaze/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
