import reader from '../../src/readers/ccai/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
