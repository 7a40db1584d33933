import reader from '../../src/readers/dixa/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
