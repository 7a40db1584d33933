import reader from '../../src/readers/teams/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
