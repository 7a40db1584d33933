import { runFixtures } from './helpers.ts';
import reader from '../../src/readers/transcript/index.ts';

runFixtures(reader);
