import reader from '../../src/readers/salesforce-quicktext/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
