import reader from '../../src/readers/genesys/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
