import reader from '../../src/readers/markdown/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
