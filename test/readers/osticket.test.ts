import reader from '../../src/readers/osticket/index.ts';
import { runFixtures } from './helpers.ts';

runFixtures(reader);
