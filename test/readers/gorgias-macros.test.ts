import reader from '../../src/readers/gorgias-macros/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
